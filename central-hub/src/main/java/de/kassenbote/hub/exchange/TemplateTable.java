package de.kassenbote.hub.exchange;

import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The templates, and which tills follow them. */
final class TemplateTable {
  private TemplateTable() {}

  static List<String> names(Handle tx) {
    return tx.createQuery("SELECT name FROM exchange_template ORDER BY name").mapTo(String.class).list();
  }

  /** None when there is no such template. */
  static Optional<SortedSet<FeedScope>> scopes(Handle tx, String template) {
    if (tx.select("SELECT name FROM exchange_template WHERE name = ?", template).mapTo(String.class).findOne().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        tx.select("SELECT feed, scope FROM exchange_template_scope WHERE template = ?", template)
            .map((row, c) -> new FeedScope(Feed.of(row.getString("feed")), row.getString("scope")))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  static void insert(Handle tx, String template) {
    tx.execute("INSERT INTO exchange_template (name) VALUES (?)", template);
  }

  static void setScopes(Handle tx, String template, SortedSet<FeedScope> scopes) {
    tx.execute("DELETE FROM exchange_template_scope WHERE template = ?", template);
    scopes.forEach(
        s -> tx.execute("INSERT INTO exchange_template_scope (template, feed, scope) VALUES (?, ?, ?)", template, s.feed().id(), s.scope()));
  }

  static void delete(Handle tx, String template) {
    tx.execute("DELETE FROM exchange_template_scope WHERE template = ?", template);
    tx.execute("DELETE FROM exchange_template WHERE name = ?", template);
  }

  static List<TillId> followers(Handle tx, String template) {
    return tx.select("SELECT till FROM exchange_follower WHERE template = ? ORDER BY till", template)
        .map((row, c) -> new TillId(row.getString("till")))
        .list();
  }

  static Optional<String> followedBy(Handle tx, TillId till) {
    return tx.select("SELECT template FROM exchange_follower WHERE till = ?", till.value()).mapTo(String.class).findOne();
  }

  /** @param template absent = the till has settings of its own */
  static void follow(Handle tx, TillId till, @Nullable String template) {
    tx.execute("DELETE FROM exchange_follower WHERE till = ?", till.value());
    if (template != null) {
      tx.execute("INSERT INTO exchange_follower (till, template) VALUES (?, ?)", till.value(), template);
    }
  }
}
