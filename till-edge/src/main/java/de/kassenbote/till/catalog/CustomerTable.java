package de.kassenbote.till.catalog;

import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.contract.Feed;

/** Customers. */
final class CustomerTable extends ContentTable<Customer> {
  CustomerTable() {
    super(Feed.CUSTOMER, "customer", Customer.class);
  }

  @Override
  String key(Customer value) {
    return value.number();
  }

  @Override
  long revision(Customer value) {
    return value.revision();
  }

  @Override
  String searchText(Customer value) {
    return words(value.number(), value.name());
  }
}
