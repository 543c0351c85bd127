package de.kassenbote.till.catalog;

import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.Supplier;

/** Suppliers. */
final class SupplierTable extends ContentTable<Supplier> {
  SupplierTable() {
    super(Feed.SUPPLIER, "supplier", Supplier.class);
  }

  @Override
  String key(Supplier value) {
    return value.number();
  }

  @Override
  long revision(Supplier value) {
    return value.revision();
  }

  @Override
  String searchText(Supplier value) {
    return words(value.number(), value.name());
  }
}
