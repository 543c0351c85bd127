package de.kassenbote.hub.enrolment;

import de.kassenbote.hub.registry.BranchId;
import de.kassenbote.hub.registry.TillRow;
import de.kassenbote.routes.contract.TillId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** The rows of codes. A secret stands in none of them. */
final class CodeTable {
  private static final String SELECT = "SELECT * FROM enrolment_code ";

  private CodeTable() {}

  static void insert(Handle h, Code code) {
    h.createUpdate(
            """
            INSERT INTO enrolment_code (id, secret_hash, till, branch, made_at, made_by, expires_at, tries_left)
            VALUES (:id, :hash, :till, :branch, :made, :by, :expires, :tries)
            """)
        .bind("id", code.id())
        .bind("hash", code.secretHash())
        .bind("till", code.till() == null ? null : code.till().value())
        .bind("branch", code.branch() == null ? null : code.branch().value())
        .bind("made", code.madeAt().toEpochMilli())
        .bind("by", code.madeBy())
        .bind("expires", code.expiresAt().toEpochMilli())
        .bind("tries", code.triesLeft())
        .execute();
  }

  /** Locked against every other user of it until the transaction ends. */
  static Optional<Code> lock(Handle h, String id) {
    h.execute("UPDATE enrolment_code SET tries_left = tries_left WHERE id = ?", id);
    return h.createQuery(SELECT + "WHERE id = :id").bind("id", id).map(CodeTable::row).findOne();
  }

  /** The latest first. */
  static List<Code> latest(Handle h, int most) {
    return h.createQuery(SELECT + "ORDER BY made_at DESC, id FETCH FIRST " + most + " ROWS ONLY").map(CodeTable::row).list();
  }

  static void wrongSecret(Handle h, String id) {
    h.execute("UPDATE enrolment_code SET tries_left = tries_left - 1 WHERE id = ? AND tries_left > 0 AND used_at IS NULL", id);
  }

  static void revoke(Handle h, String id, Instant now) {
    h.execute("UPDATE enrolment_code SET revoked_at = ? WHERE id = ?", now.toEpochMilli(), id);
  }

  static void use(Handle h, String id, TillRow till, String key, Instant now) {
    h.execute(
        "UPDATE enrolment_code SET used_at = ?, used_by = ?, used_epoch = ?, used_key = ? WHERE id = ?",
        now.toEpochMilli(), till.id().value(), till.epoch(), key, id);
  }

  private static Code row(RowView row) {
    return new Code(
        row.getColumn("id", String.class),
        till(row, "till"),
        Optional.ofNullable(row.getColumn("branch", String.class)).map(BranchId::new).orElse(null),
        Instant.ofEpochMilli(row.getColumn("made_at", Long.class)),
        row.getColumn("made_by", String.class),
        Instant.ofEpochMilli(row.getColumn("expires_at", Long.class)),
        row.getColumn("tries_left", Integer.class),
        moment(row, "revoked_at"),
        moment(row, "used_at"),
        till(row, "used_by"),
        row.getColumn("used_epoch", Integer.class),
        row.getColumn("used_key", String.class),
        row.getColumn("secret_hash", String.class));
  }

  private static @Nullable TillId till(RowView row, String column) {
    String id = row.getColumn(column, String.class);
    return id == null ? null : new TillId(id);
  }

  private static @Nullable Instant moment(RowView row, String column) {
    Long millis = row.getColumn(column, Long.class);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
