package de.kassenbote.hub.masterdata;

import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import org.jspecify.annotations.Nullable;

/** A customer as a request writes it; number and revision may be sent back as they were read. */
record CustomerBody(
    @Nullable String number,
    @Nullable Long revision,
    String name,
    @Nullable String group,
    @Nullable String email,
    @Nullable String street,
    @Nullable String postalCode,
    @Nullable String city) {
  Customer applyTo(String key, @Nullable Customer before) {
    String scope = group == null ? null : new FeedScope(Feed.CUSTOMER, group).scope();
    return new Customer(key, before == null ? 0 : before.revision(), name, scope, email, street, postalCode, city);
  }
}
