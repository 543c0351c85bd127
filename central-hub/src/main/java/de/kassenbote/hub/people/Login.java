package de.kassenbote.hub.people;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.people.RefusedPassword.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Name and password become a session. Who fails is told the same, whatever was wrong; guessing gets slow by name and by address. */
public final class Login {
  private static final Logger log = LoggerFactory.getLogger(Login.class);

  private final Database database;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Attempts attempts;
  private final Clock clock;

  public Login(Database database, Passwords passwords, Sessions sessions, Clock clock) {
    this.database = database;
    this.passwords = passwords;
    this.sessions = sessions;
    this.attempts = new Attempts(clock);
    this.clock = clock;
  }

  /**
   * @param address from where it was asked
   * @return the session's secret
   * @throws HttpProblem 401 when they do not go together, 429 when there were too many failures
   */
  public String with(String name, String password, String address) {
    begin(name, address);
    Optional<String> hash = PersonName.is(name) ? database.read(h -> usableHash(h, name)) : Optional.empty();
    if (!passwords.isOf(password, hash)) {
      log.warn("a login from {} failed{}", address, hash.map(h -> ", of " + name).orElse(""));
      throw wrong();
    }
    String secret = database.inTransaction(h -> begin(h, new PersonName(name), hash.orElseThrow()));
    succeeded(name, address);
    log.info("{} logged in from {}", name, address);
    return secret;
  }

  /**
   * Another password; all sessions of that person end, and a new one begins.
   *
   * @return its secret
   * @throws HttpProblem 429 when there were too many failures
   * @throws RefusedPassword when the old password is wrong, or the new one not good enough
   */
  public String change(Visitor visitor, String old, String fresh, String address) {
    String name = visitor.name().value();
    begin(name, address);
    Optional<String> known = database.read(h -> usableHash(h, name));
    if (!passwords.isOf(old, known)) {
      throw new RefusedPassword(Reason.OLD_IS_WRONG);
    }
    succeeded(name, address);
    if (fresh.equals(old)) {
      throw new RefusedPassword(Reason.SAME);
    }
    Passwords.require(fresh, visitor.name());
    String hash = passwords.hash(fresh);
    return database.inTransaction(
        h -> {
          String update = "UPDATE person SET password_hash = ?, one_time = ? WHERE name = ? AND password_hash = ? AND NOT locked";
          if (h.execute(update, hash, false, name, known.orElseThrow()) == 0) {
            throw wrong(); // somebody reset it meanwhile
          }
          Sessions.endAllOf(h, visitor.name());
          return begin(h, visitor.name(), hash);
        });
  }

  /** Not when the person was locked, removed or given another password meanwhile. */
  private String begin(Handle h, PersonName person, String hash) {
    int there = h.execute("UPDATE person SET logged_in_at = ? WHERE name = ? AND password_hash = ? AND NOT locked", clock.millis(), person.value(), hash);
    if (there == 0) {
      throw wrong();
    }
    return sessions.begin(h, person);
  }

  /** Somebody who was given a new password need not wait for the failures with the old one. */
  void forgive(PersonName name) {
    attempts.succeeded("name " + name);
  }

  private void begin(String name, String address) {
    requireNoWait(attempts.begin("address " + address));
    if (PersonName.is(name)) {
      requireNoWait(attempts.begin("name " + name));
    }
  }

  private void succeeded(String name, String address) {
    attempts.succeeded("name " + name);
    attempts.oneSucceeded("address " + address);
  }

  private static HttpProblem wrong() {
    return new HttpProblem(401, "name or password is wrong, or the person is locked");
  }

  private static void requireNoWait(Duration wait) {
    if (!wait.isZero()) {
      throw new HttpProblem(429, "too many failures: try again in %d s".formatted(wait.toSeconds() + 1));
    }
  }

  private static Optional<String> usableHash(Handle h, String name) {
    return h.select("SELECT password_hash FROM person WHERE name = ? AND NOT locked", name).mapTo(String.class).findOne();
  }
}
