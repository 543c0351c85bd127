package de.kassenbote.routes.contract;

import org.jspecify.annotations.Nullable;

/** A supplier as a till gets it: one member of the supplier feed. */
public record Supplier(String number, long revision, String name, @Nullable String email, @Nullable String city) {
  public Supplier {
    Check.text("supplier.number", number, 40);
    Check.that(revision >= 0, "supplier.revision must not be negative, got %d", revision);
    Check.text("supplier.name", name, 200);
    Check.optionalText("supplier.email", email, 200);
    Check.optionalText("supplier.city", city, 100);
  }
}
