package de.kassenbote.hub.imports;

import de.kassenbote.hub.exchange.Wish;
import de.kassenbote.hub.registry.BaseDataName;
import de.kassenbote.hub.registry.BranchId;
import de.kassenbote.hub.registry.NewTill;
import de.kassenbote.hub.registry.Objection;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Rows of a file of tills, each a till that is to be added. */
final class TillRows {
  static final Columns COLUMNS = new TillColumns();

  private static final String SCOPE_RULE = "allowed are 1 to 60 letters, digits, spaces, dots, hyphens, underscores; several are separated by |";

  private final List<NewTill> tills = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private final Map<TillId, Long> lineById = new HashMap<>();

  /** What is wrong goes to the row's errors; without an id nothing more can be said of it. */
  void add(Row row) {
    Optional<TillId> id = value(row, Column.TILL, row.text(Column.TILL, 16), TillId::new);
    List<String> catalogs = scopes(row, Column.CATALOGS, Feed.CATALOG);
    List<String> groups = scopes(row, Column.CUSTOMER_GROUPS, Feed.CUSTOMER);
    Optional<BranchId> branch = row.cell(Column.BRANCH).flatMap(cell -> value(row, Column.BRANCH, cell, BranchId::new));
    Optional<String> name = row.cell(Column.NAME).flatMap(cell -> value(row, Column.NAME, cell, BaseDataName::require));
    boolean suppliers = row.yesOrNo(Column.SUPPLIERS);
    boolean stock = row.yesOrNo(Column.STOCK);
    boolean released = row.cell(Column.RELEASED).isEmpty() || row.yesOrNo(Column.RELEASED);
    id.filter(till -> isFirst(till, row))
        .ifPresent(till -> keep(row, new NewTill(till, name.orElse(null), branch.orElse(null), released, exchange(catalogs, groups, suppliers, stock))));
  }

  List<NewTill> tills() {
    return List.copyOf(tills);
  }

  /** Says what the hub has against a till as an error of its line. */
  void object(Objection objection, LineErrors errors) {
    long line = lines.get(objection.till());
    switch (objection.field()) {
      case Objection.BRANCH -> errors.add(line, Column.BRANCH, objection.reason());
      case Objection.EXCHANGE -> errors.add(line, objection.reason());
      default -> errors.add(line, Column.TILL, objection.reason());
    }
  }

  private static Wish exchange(List<String> catalogs, List<String> groups, boolean suppliers, boolean stock) {
    return new Wish(null, catalogs.isEmpty() ? null : catalogs, groups, null, suppliers, stock, null, null).orStandard();
  }

  private void keep(Row row, NewTill till) {
    tills.add(till);
    lines.add(row.line());
  }

  private boolean isFirst(TillId till, Row row) {
    Long earlier = lineById.putIfAbsent(till, row.line());
    if (earlier != null) {
      row.error(Column.TILL, "till %s stands in line %d too; it may be there once".formatted(till, earlier));
    }
    return earlier == null;
  }

  private static <T> Optional<T> value(Row row, Column column, String text, Function<String, T> reader) {
    if (row.cell(column).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(text));
    } catch (IllegalArgumentException e) {
      row.error(column, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static List<String> scopes(Row row, Column column, Feed feed) {
    List<String> names = new ArrayList<>();
    for (String name : row.cell(column).map(cell -> cell.split("\\|", -1)).map(Arrays::asList).orElse(List.of())) {
      scope(row, column, feed, name.strip()).ifPresent(names::add);
    }
    return names;
  }

  private static Optional<String> scope(Row row, Column column, Feed feed, String name) {
    try {
      return Optional.of(new FeedScope(feed, name).scope());
    } catch (IllegalArgumentException e) {
      row.error(column, "'%s' cannot be a name here — %s".formatted(name, SCOPE_RULE));
      return Optional.empty();
    }
  }

  /** Of a file of tills, which are only ever added by it. */
  private static final class TillColumns implements Columns {
    @Override
    public String id() {
      return "tills";
    }

    @Override
    public List<Column> required(boolean remove) {
      return List.of(Column.TILL);
    }

    @Override
    public Set<Column> allowed() {
      return EnumSet.of(
          Column.TILL, Column.NAME, Column.BRANCH, Column.CATALOGS, Column.CUSTOMER_GROUPS, Column.SUPPLIERS, Column.STOCK, Column.RELEASED);
    }
  }
}
