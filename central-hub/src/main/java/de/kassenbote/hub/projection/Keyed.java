package de.kassenbote.hub.projection;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.TillId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Binds the columns that every projected row begins with. */
final class Keyed {
  static final String BY_KEY = " WHERE till = :till AND epoch = :epoch AND seq = :seq";

  private Keyed() {}

  static <T extends SqlStatement<T>> T bind(T statement, EntryKey key) {
    return statement.bind("till", key.till().value()).bind("epoch", key.epoch()).bind("seq", key.seq());
  }

  static EntryKey key(ResultSet rs, StatementContext context) throws SQLException {
    return new EntryKey(new TillId(rs.getString("till")), rs.getInt("epoch"), rs.getLong("seq"));
  }

  /**
   * @throws RejectedMessage for a time that no clock shows
   */
  static long millis(Instant instant) {
    try {
      return instant.toEpochMilli();
    } catch (ArithmeticException e) {
      throw new RejectedMessage("the time %s is out of range".formatted(instant), e);
    }
  }
}
