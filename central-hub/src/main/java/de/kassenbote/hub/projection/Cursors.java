package de.kassenbote.hub.projection;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.projectentries.Backlog;
import de.kassenbote.routes.projectentries.JournalPart;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Up to where each journal is projected; a cursor moves in the transaction that writes the rows. */
final class Cursors {
  private Cursors() {}

  static long seq(Handle tx, JournalPart part) {
    return tx.createQuery("SELECT seq FROM projection_cursor WHERE till = :till AND epoch = :epoch")
        .bind("till", part.till().value())
        .bind("epoch", part.epoch())
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  static void move(Handle tx, JournalPart part, long seq) {
    int moved = write(tx, "UPDATE projection_cursor SET seq = :seq WHERE till = :till AND epoch = :epoch", part, seq);
    if (moved == 0) {
      write(tx, "INSERT INTO projection_cursor (till, epoch, seq) VALUES (:till, :epoch, :seq)", part, seq);
    }
  }

  /** Not an outer join: Derby 10.16 makes it an inner one when the condition has a COALESCE of the missing side. */
  static List<Backlog> behind(Handle tx) {
    return tx.createQuery(
            """
            SELECT w.till, w.epoch, w.seq, (SELECT c.seq FROM projection_cursor c WHERE c.till = w.till AND c.epoch = w.epoch)
            FROM journal_watermark w WHERE w.seq > 0 ORDER BY w.till, w.epoch
            """)
        .map((rs, ctx) -> new Backlog(new JournalPart(new TillId(rs.getString(1)), rs.getInt(2)), rs.getLong(4), rs.getLong(3)))
        .filter(backlog -> backlog.complete() > backlog.projected())
        .list();
  }

  static long sum(Handle tx) {
    return tx.createQuery("SELECT COALESCE(SUM(seq), 0) FROM projection_cursor").mapTo(Long.class).one();
  }

  private static int write(Handle tx, String sql, JournalPart part, long seq) {
    return tx.createUpdate(sql).bind("till", part.till().value()).bind("epoch", part.epoch()).bind("seq", seq).execute();
  }
}
