package de.kassenbote.hub.exchange;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants a till, or the followers of a template, to get: a template alone, or everything by itself. What is not
 * named is not wanted.
 *
 * @param newCatalogs catalogs may be named that are not there yet
 * @param newCustomerGroups the same for customer groups
 */
public record Wish(
    @Nullable String template,
    @Nullable List<String> catalogs,
    @Nullable List<String> customerGroups,
    @Nullable Boolean allCustomers,
    @Nullable Boolean suppliers,
    @Nullable Boolean stock,
    @Nullable Boolean newCatalogs,
    @Nullable Boolean newCustomerGroups) {
  private static final String STANDARD_CATALOG = "standard";

  /** Without regard to a template. */
  Selection selection() {
    return new Selection(
        new TreeSet<>(orNone(catalogs)), isTrue(allCustomers), new TreeSet<>(orNone(customerGroups)), isTrue(suppliers), isTrue(stock));
  }

  /**
   * @throws IllegalArgumentException when a template is named and something beside it
   */
  void requireSense() {
    if (template != null && (isNamed(catalogs) || isNamed(customerGroups) || isTrue(allCustomers) || isTrue(suppliers) || isTrue(stock))) {
      throw new IllegalArgumentException("a template says everything that a till gets: name it alone, without catalogs, customers, suppliers and stock");
    }
  }

  /** For a new till: with the catalog {@code standard} when neither a template nor any catalogs are named. */
  public Wish orStandard() {
    return template != null || catalogs != null
        ? this
        : new Wish(null, List.of(STANDARD_CATALOG), customerGroups, allCustomers, suppliers, stock, newCatalogs, newCustomerGroups);
  }

  private static List<String> orNone(@Nullable List<String> names) {
    if (names != null && names.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("the name of a catalog or customer group is missing");
    }
    return names == null ? List.of() : names;
  }

  private static boolean isNamed(@Nullable List<String> names) {
    return names != null && !names.isEmpty();
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
