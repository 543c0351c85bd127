package de.kassenbote.hub.people;

import de.kassenbote.database.Database;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * Who is logged in: from {@link #begin} until {@link #end}, an hour without a request, or twelve hours. In the database, so that a new
 * version of the hub logs nobody out; as hashes, so that a backup lets nobody in.
 */
public final class Sessions {
  static final Duration IDLE = Duration.ofHours(1);
  static final Duration LONGEST = Duration.ofHours(12);

  /** How exactly it is known when a session was used last: not every request is to write. */
  private static final Duration EXACTNESS = Duration.ofMinutes(1);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;
  private final Clock clock;

  public Sessions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Belongs to the transaction of the login.
   *
   * @return the secret that the browser keeps, 256 bits
   */
  String begin(Handle h, PersonName person) {
    long now = clock.millis();
    h.execute("DELETE FROM web_session WHERE began_at <= ? OR used_at <= ?", now - LONGEST.toMillis(), now - IDLE.toMillis());
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    String secret = HexFormat.of().formatHex(bits);
    h.execute("INSERT INTO web_session (id_hash, person, began_at, used_at) VALUES (?, ?, ?, ?)", hash(secret), person.value(), now, now);
    return secret;
  }

  /**
   * Whoever keeps that secret, unless the session is over or the person is locked.
   *
   * @param inUse somebody is at it; else a page asks by itself, which keeps no session alive
   */
  public Optional<Visitor> find(String secret, boolean inUse) {
    String hash = hash(secret);
    Optional<Row> row = database.read(h -> find(h, hash));
    row.filter(r -> inUse && clock.millis() - r.usedAt() > EXACTNESS.toMillis())
        .ifPresent(r -> database.useTransaction(h -> h.execute("UPDATE web_session SET used_at = ? WHERE id_hash = ?", clock.millis(), hash)));
    return row.map(r -> new Visitor(r.name(), r.roles(), r.oneTime(), hash, csrf(secret)));
  }

  private record Row(PersonName name, SortedSet<Role> roles, boolean oneTime, long usedAt) {}

  public void end(Visitor visitor) {
    database.useTransaction(h -> h.execute("DELETE FROM web_session WHERE id_hash = ?", visitor.session()));
  }

  /** Whether what was found is still true. */
  public boolean isOpen(Visitor visitor) {
    return database.read(h -> find(h, visitor.session())).isPresent();
  }

  static void endAllOf(Handle h, PersonName person) {
    h.execute("DELETE FROM web_session WHERE person = ?", person.value());
  }

  private Optional<Row> find(Handle h, String hash) {
    long now = clock.millis();
    return h.select(
            """
            SELECT p.name, p.one_time, s.used_at FROM web_session s JOIN person p ON p.name = s.person
            WHERE s.id_hash = ? AND s.began_at > ? AND s.used_at > ? AND NOT p.locked
            """,
            hash, now - LONGEST.toMillis(), now - IDLE.toMillis())
        .map((RowView r) -> row(h, r))
        .findOne();
  }

  private static Row row(Handle h, RowView r) {
    PersonName name = new PersonName(r.getColumn("name", String.class));
    return new Row(name, People.roles(h, name), r.getColumn("one_time", Boolean.class), r.getColumn("used_at", Long.class));
  }

  /** What was kept cannot be made into what is sent. */
  private static String hash(String secret) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Made from the secret, so that it need not be kept and is another one in each session. */
  private static String csrf(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal("csrf".getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
