package de.kassenbote.hub.imports;

import de.kassenbote.hub.masterdata.Edit;
import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.Supplier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of customer and supplier files. As with articles, a column that the file does not have leaves the stored value. */
final class PartnerRows {
  private final boolean remove;

  PartnerRows(boolean remove) {
    this.remove = remove;
  }

  Rows.Meaning<Edit<Customer>> customer(Row row) {
    String number = row.number(Column.CUSTOMER);
    boolean deleted = remove || row.yesOrNo(Column.DELETED);
    return new Rows.Meaning<>("customer '" + number + "'", deleted ? Edit.delete(number) : customer(number, row));
  }

  private static Edit<Customer> customer(String number, Row row) {
    String name = row.text(Column.NAME, 200);
    Optional<String> group = group(row);
    Optional<String> email = row.optionalText(Column.EMAIL, 200);
    Optional<String> street = row.optionalText(Column.STREET, 200);
    Optional<String> postalCode = row.optionalText(Column.POSTAL_CODE, 20);
    Optional<String> city = row.optionalText(Column.CITY, 100);
    boolean[] has = {row.has(Column.GROUP), row.has(Column.EMAIL), row.has(Column.STREET), row.has(Column.POSTAL_CODE), row.has(Column.CITY)};
    return new Edit<>(
        number,
        old ->
            new Customer(
                number,
                old == null ? 0 : old.revision(),
                name,
                given(has[0], group, old == null ? null : old.group()),
                given(has[1], email, old == null ? null : old.email()),
                given(has[2], street, old == null ? null : old.street()),
                given(has[3], postalCode, old == null ? null : old.postalCode()),
                given(has[4], city, old == null ? null : old.city())));
  }

  private static Optional<String> group(Row row) {
    Optional<String> group = row.optionalText(Column.GROUP, 60);
    try {
      group.ifPresent(g -> new FeedScope(Feed.CUSTOMER, g));
      return group;
    } catch (IllegalArgumentException e) {
      row.error(Column.GROUP, "'%s' is no group name — allowed are letters, digits, spaces, dots, hyphens, underscores".formatted(group.orElse("")));
      return Optional.empty();
    }
  }

  Rows.Meaning<Edit<Supplier>> supplier(Row row) {
    String number = row.number(Column.SUPPLIER);
    boolean deleted = remove || row.yesOrNo(Column.DELETED);
    return new Rows.Meaning<>("supplier '" + number + "'", deleted ? Edit.delete(number) : supplier(number, row));
  }

  private static Edit<Supplier> supplier(String number, Row row) {
    String name = row.text(Column.NAME, 200);
    Optional<String> email = row.optionalText(Column.EMAIL, 200);
    Optional<String> city = row.optionalText(Column.CITY, 100);
    boolean hasEmail = row.has(Column.EMAIL);
    boolean hasCity = row.has(Column.CITY);
    return new Edit<>(
        number,
        old ->
            new Supplier(
                number,
                old == null ? 0 : old.revision(),
                name,
                given(hasEmail, email, old == null ? null : old.email()),
                given(hasCity, city, old == null ? null : old.city())));
  }

  private static @Nullable String given(boolean inFile, Optional<String> value, @Nullable String stored) {
    return inFile ? value.orElse(null) : stored;
  }
}
