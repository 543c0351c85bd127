package de.kassenbote.till.catalog;

import de.kassenbote.routes.contract.Customer;
import java.util.List;
import java.util.Optional;

/** The customers that this till knows. */
public interface CustomerDirectory {
  Optional<Customer> byNumber(String number);

  /** Customers whose number or name contains the text (whatever the case), by number; at most {@code limit}. */
  List<Customer> search(String text, int limit);
}
