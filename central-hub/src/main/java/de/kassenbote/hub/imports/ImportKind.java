package de.kassenbote.hub.imports;

import static de.kassenbote.hub.imports.Column.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a file can contain, and its columns. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
public enum ImportKind implements Columns {
  ARTICLES(
      List.of(ARTICLE, NAME, TAX_RATE),
      List.of(GTIN, GROUP, PRICE_GROSS, CURRENCY, VALID_FROM, VALID_TO, UNIT, OPEN_PRICE, WEIGHED, DEPOSIT, PICTURE, CATALOGS, DELETED),
      List.of(ARTICLE)),
  PRICES(List.of(ARTICLE, PRICE_GROSS), List.of(VALID_FROM, VALID_TO, CURRENCY, DELETED), List.of(ARTICLE)),
  CUSTOMERS(List.of(CUSTOMER, NAME), List.of(GROUP, EMAIL, STREET, POSTAL_CODE, CITY, DELETED), List.of(CUSTOMER)),
  SUPPLIERS(List.of(SUPPLIER, NAME), List.of(EMAIL, CITY, DELETED), List.of(SUPPLIER)),
  STOCK(List.of(ARTICLE, QUANTITY), List.of(), List.of(ARTICLE));

  private final List<Column> required;
  private final List<Column> optional;
  private final List<Column> requiredToRemove;

  ImportKind(List<Column> required, List<Column> optional, List<Column> requiredToRemove) {
    this.required = required;
    this.optional = optional;
    this.requiredToRemove = requiredToRemove;
  }

  /** As it stands in addresses and commands: {@code articles}. */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ImportKind> of(String id) {
    return Arrays.stream(values()).filter(k -> k.id().equals(id)).findFirst();
  }

  @Override
  public List<Column> required(boolean remove) {
    return remove ? requiredToRemove : required;
  }

  @Override
  public Set<Column> allowed() {
    EnumSet<Column> allowed = EnumSet.copyOf(required);
    allowed.addAll(optional);
    return allowed;
  }

  boolean allowsDeletion() {
    return optional.contains(DELETED);
  }
}
