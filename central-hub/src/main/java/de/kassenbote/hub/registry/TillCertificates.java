package de.kassenbote.hub.registry;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.TillId;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** Which certificates tills were given. One counts while its till is released and has the installation that it was given for. */
public final class TillCertificates {
  private final Database database;
  private final Clock clock;

  public TillCertificates(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether that certificate opens the hub to that till. */
  public boolean counts(TillId till, X509Certificate certificate) {
    return database.read(
        h ->
            h.createQuery(
                    """
                    SELECT COUNT(*) FROM till_certificate c JOIN till t ON t.id = c.till AND t.epoch = c.epoch
                    WHERE c.serial = :serial AND c.till = :till AND t.stage = 'RELEASED' AND t.bound_at IS NOT NULL
                    """)
                .bind("serial", serial(certificate))
                .bind("till", till.value())
                .mapTo(int.class)
                .one()
            == 1);
  }

  /** Writes down that it was given for that installation. */
  public void given(Handle transaction, TillId till, int epoch, X509Certificate certificate) {
    transaction.execute(
        "INSERT INTO till_certificate (serial, till, epoch, given_at, ends_at) VALUES (?, ?, ?, ?, ?)",
        serial(certificate), till.value(), epoch, clock.millis(), certificate.getNotAfter().toInstant().toEpochMilli());
  }

  private static String serial(X509Certificate certificate) {
    return certificate.getSerialNumber().toString(16);
  }
}
