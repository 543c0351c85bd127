package de.kassenbote.till.feed;

import de.kassenbote.routes.contract.RejectedMessage;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells whether a change is to blame for a failure, or the world. */
final class ContentFault {
  private ContentFault() {}

  /** A rule of ours refused it, or the database with a data exception (SQLSTATE 22) or a broken constraint (23). */
  static boolean is(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      boolean refused = t instanceof RejectedMessage || t instanceof IllegalArgumentException;
      if (refused || (t instanceof SQLException sql && isData(sql))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isData(@Nullable SQLException first) {
    for (SQLException e = first; e != null; e = e.getNextException()) {
      String state = String.valueOf(e.getSQLState());
      if (state.startsWith("22") || state.startsWith("23")) {
        return true;
      }
    }
    return false;
  }
}
