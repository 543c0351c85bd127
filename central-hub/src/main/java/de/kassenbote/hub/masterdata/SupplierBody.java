package de.kassenbote.hub.masterdata;

import de.kassenbote.routes.contract.Supplier;
import org.jspecify.annotations.Nullable;

/** A supplier as a request writes it; number and revision may be sent back as they were read. */
record SupplierBody(
    @Nullable String number, @Nullable Long revision, String name, @Nullable String email, @Nullable String city) {
  Supplier applyTo(String key, @Nullable Supplier before) {
    return new Supplier(key, before == null ? 0 : before.revision(), name, email, city);
  }
}
