package de.kassenbote.hub.feed;

import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;

/** Columns that several tables of the feeds share. */
final class Rows {
  private Rows() {}

  static FeedScope scope(ResultSet row, StatementContext context) throws SQLException {
    return new FeedScope(Feed.of(row.getString("feed")), row.getString("scope"));
  }
}
