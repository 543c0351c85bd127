package de.kassenbote.hub.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A place where tills stand.
 *
 * @param zone of its business days, such as {@code Europe/Berlin}; its tills have it too
 */
public record Branch(BranchId id, String name, String zone) {
  @JsonCreator
  public Branch(@Nullable BranchId id, @Nullable String name, @Nullable String zone) {
    this.id = required("id", id);
    this.name = BaseDataName.require(required("name", name));
    this.zone = known(required("zone", zone));
  }

  /** What is absent stays as it is. */
  Branch with(@Nullable String newName, @Nullable String newZone) {
    return new Branch(id, newName == null ? name : newName, newZone == null ? zone : newZone);
  }

  private static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("%s is missing; a branch has id, name and zone".formatted(field));
    }
    return value;
  }

  private static String known(String zone) {
    try {
      return ZoneId.of(zone).getId();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("zone '%s' is not known; expected is a name such as Europe/Berlin".formatted(zone), e);
    }
  }
}
