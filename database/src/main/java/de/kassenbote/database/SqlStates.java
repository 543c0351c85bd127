package de.kassenbote.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an SQLSTATE means, in both databases. */
public final class SqlStates {
  /** Deadlock and lock time-out in Derby (40001, 40XL1, 40XL2), deadlock and serialisation failure in PostgreSQL. */
  private static final Set<String> CONFLICTS = Set.of("40001", "40XL1", "40XL2", "40P01");

  /** No connection, no room, shut down, rolled back; Derby's store, log and network. */
  private static final List<String> FAULTS = List.of("08", "40", "53", "57", "58", "XJ", "XS");

  private static final Set<String> DAMAGE = Set.of("XSDG0", "XSDG2", "XSDB4", "XSDBB");

  private SqlStates() {}

  /** Two transactions got in each other's way; the same work may succeed at once. */
  static boolean isConflict(Throwable error) {
    return state(error).filter(CONFLICTS::contains).isPresent();
  }

  /** A primary key or unique constraint refused a row. */
  public static boolean isDuplicateKey(Throwable error) {
    return state(error).filter("23505"::equals).isPresent();
  }

  /** The values themselves were refused (classes 22 and 23): too long, out of range, not storable, not unique. */
  public static boolean isRefusedData(Throwable error) {
    return state(error).filter(state -> state.startsWith("22") || state.startsWith("23")).isPresent();
  }

  /** It cannot do its work now, whatever the work is; of anything else the work itself is to blame. */
  public static boolean isFaultOfTheDatabase(Throwable error) {
    for (Throwable t = error; t != null; t = t.getCause()) {
      if (t instanceof DatabaseProblem || t instanceof SQLTransientException) {
        return true;
      }
    }
    return state(error).filter(state -> FAULTS.stream().anyMatch(state::startsWith)).isPresent();
  }

  /** No connection, or Derby's database is not open (XJ015, XJ040 …). */
  static boolean isShutDown(Throwable error) {
    return state(error).filter(state -> state.startsWith("08") || state.startsWith("XJ0")).isPresent();
  }

  /** Derby cannot read a page, or it is not as it was written: its checksum, its version, its format. */
  static boolean isDamage(Throwable error) {
    for (Throwable t = error; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && anyState(sql, DAMAGE)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyState(SQLException error, Set<String> states) {
    for (SQLException next = error; next != null; next = next.getNextException()) {
      if (states.contains(String.valueOf(next.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /** The first SQLSTATE among the causes. */
  static Optional<String> state(@Nullable Throwable error) {
    for (Throwable t = error; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && sql.getSQLState() != null) {
        return Optional.of(sql.getSQLState());
      }
    }
    return Optional.empty();
  }
}
