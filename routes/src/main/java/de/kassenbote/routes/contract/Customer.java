package de.kassenbote.routes.contract;

import org.jspecify.annotations.Nullable;

/** A customer as a till gets it: one member of the customer feed, whose scopes are customer groups. */
public record Customer(
    String number,
    long revision,
    String name,
    @Nullable String group,
    @Nullable String email,
    @Nullable String street,
    @Nullable String postalCode,
    @Nullable String city) {
  public Customer {
    Check.text("customer.number", number, 40);
    Check.that(revision >= 0, "customer.revision must not be negative, got %d", revision);
    Check.text("customer.name", name, 200);
    Check.optionalText("customer.group", group, 60);
    Check.optionalText("customer.email", email, 200);
    Check.optionalText("customer.street", street, 200);
    Check.optionalText("customer.postalCode", postalCode, 20);
    Check.optionalText("customer.city", city, 100);
  }
}
