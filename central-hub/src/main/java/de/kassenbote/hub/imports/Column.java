package de.kassenbote.hub.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A column by its English name; others that mean the same stand beside it, in the form of {@link #simplified}. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
enum Column {
  ARTICLE("article", "articlenumber", "articleno", "sku", "artikel", "artikelnummer", "artikelnr", "artnr"),
  NAME("name", "description", "bezeichnung", "artikelname", "artikelbezeichnung", "kundenname", "lieferantenname"),
  GTIN("gtin", "gtins", "ean", "eans", "barcode", "strichcode"),
  GROUP("group", "articlegroup", "customergroup", "warengruppe", "gruppe", "kundengruppe"),
  PRICE_GROSS("price_gross", "price", "grossprice", "preis", "bruttopreis", "preisbrutto", "vk", "vkbrutto"),
  CURRENCY("currency", "waehrung"),
  VALID_FROM("valid_from", "gueltigab", "gueltigvon", "ab"),
  VALID_TO("valid_to", "validuntil", "gueltigbis", "bis"),
  TAX_RATE("tax_rate", "tax", "vat", "vatrate", "steuersatz", "steuer", "mwst", "mwstsatz", "ust", "umsatzsteuer"),
  UNIT("unit", "einheit", "mengeneinheit"),
  OPEN_PRICE("open_price", "freierpreis", "preisoffen", "offenerpreis"),
  WEIGHED("weighed", "gewogen", "wiegeartikel", "waage"),
  DEPOSIT("deposit", "depositarticle", "pfand", "pfandartikel"),
  PICTURE("picture", "image", "bild"),
  CATALOGS("catalogs", "catalog", "kataloge", "katalog"),
  DELETED("deleted", "remove", "geloescht", "loeschen"),
  CUSTOMER("customer", "customernumber", "number", "kunde", "kundennummer", "kundennr", "nummer"),
  SUPPLIER("supplier", "suppliernumber", "number", "lieferant", "lieferantennummer", "lieferantennr", "nummer"),
  EMAIL("email", "mail", "emailadresse"),
  STREET("street", "strasse"),
  POSTAL_CODE("postal_code", "zip", "zipcode", "postcode", "plz", "postleitzahl"),
  CITY("city", "town", "ort", "stadt"),
  QUANTITY("quantity", "stock", "level", "menge", "bestand", "lagerbestand"),
  TILL("id", "till", "tillid", "kasse", "kassennummer", "kassennr"),
  BRANCH("branch", "branchid", "store", "filiale", "filialnummer", "filialnr"),
  CUSTOMER_GROUPS("customer_groups", "customergroup", "kundengruppen", "kundengruppe"),
  SUPPLIERS("suppliers", "lieferanten"),
  STOCK("stock", "stocklevels", "bestand", "bestaende", "lagerbestand"),
  RELEASED("released", "freigegeben", "freigabe");

  private static final Set<Column> NUMERIC = Set.of(PRICE_GROSS, TAX_RATE, QUANTITY);

  private final String id;
  private final List<String> names;

  Column(String id, String... others) {
    this.id = id;
    this.names = List.of(others);
  }

  String id() {
    return id;
  }

  boolean isNumeric() {
    return NUMERIC.contains(this);
  }

  boolean isCalled(String title) {
    String simple = simplified(title);
    return simple.equals(simplified(id)) || names.contains(simple);
  }

  /** Without case, spaces and punctuation, umlauts spelled out. */
  private static String simplified(String title) {
    String lower = title.toLowerCase(Locale.ROOT);
    String spelled = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
    return spelled.replaceAll("[^a-z0-9]", "");
  }

  static String list(Iterable<Column> columns) {
    StringBuilder list = new StringBuilder();
    columns.forEach(c -> list.append(list.length() == 0 ? "" : ", ").append(c.id));
    return list.toString();
  }

  /** The column of this field of a contract's record. */
  static Column ofField(ImportKind kind, String field) {
    return switch (field) {
      case "gtins" -> GTIN;
      case "depositArticle" -> DEPOSIT;
      case "prices" -> PRICE_GROSS;
      case "catalogs" -> CATALOGS;
      default -> Arrays.stream(values()).filter(c -> c.id.equals(field)).findFirst().orElse(kind.required(true).get(0));
    };
  }
}
