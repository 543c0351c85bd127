package de.kassenbote.hub.alarm;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.process.LogFields;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alarms raised so far; raising one a second time changes nothing. */
public final class Alarms {
  private static final Logger log = LoggerFactory.getLogger(Alarms.class);

  private final Database database;

  public Alarms(Database database) {
    this.database = database;
  }

  /** The latest first, at most 1,000. */
  public List<Alarm> list() {
    return database.read(
        tx ->
            tx.createQuery(
                    """
                    SELECT till, kind, subject, detail, raised_at FROM alarm
                    ORDER BY raised_at DESC, id DESC FETCH FIRST 1000 ROWS ONLY
                    """)
                .map((rs, ctx) -> new Alarm(
                    new TillId(rs.getString(1)), Alarm.Kind.valueOf(rs.getString(2)), rs.getString(3), rs.getString(4), Instant.ofEpochMilli(rs.getLong(5))))
                .list());
  }

  /** Those of one kind about one till. */
  public static List<Alarm> of(Handle tx, TillId till, Alarm.Kind kind) {
    return tx.createQuery("SELECT subject, detail, raised_at FROM alarm WHERE till = :till AND kind = :kind ORDER BY id")
        .bind("till", till.value())
        .bind("kind", kind.name())
        .map((rs, ctx) -> new Alarm(till, kind, rs.getString(1), rs.getString(2), Instant.ofEpochMilli(rs.getLong(3))))
        .list();
  }

  /** Durable when it returns. */
  public void raise(Alarm alarm) {
    database.useTransaction(tx -> raise(tx, alarm));
  }

  /** Belongs to the transaction of what gives the alarm; two at the same time for one till must not happen. */
  public static void raise(Handle tx, Alarm alarm) {
    if (isRaised(tx, alarm)) {
      return;
    }
    log.atError()
        .addKeyValue(LogFields.TILL, alarm.till())
        .log("alarm for till {}: {} {}: {}", alarm.till(), alarm.kind(), alarm.subject(), alarm.detail());
    tx.createUpdate(
            """
            INSERT INTO alarm (till, kind, subject, detail, raised_at)
            VALUES (:till, :kind, :subject, :detail, :raisedAt)
            """)
        .bind("till", alarm.till().value())
        .bind("kind", alarm.kind().name())
        .bind("subject", alarm.subject())
        .bind("detail", alarm.detail())
        .bind("raisedAt", alarm.raisedAt().toEpochMilli())
        .execute();
  }

  private static boolean isRaised(Handle tx, Alarm alarm) {
    return tx.createQuery("SELECT COUNT(*) FROM alarm WHERE till = :till AND kind = :kind AND subject = :subject")
            .bind("till", alarm.till().value())
            .bind("kind", alarm.kind().name())
            .bind("subject", alarm.subject())
            .mapTo(Long.class)
            .one()
        > 0;
  }
}
