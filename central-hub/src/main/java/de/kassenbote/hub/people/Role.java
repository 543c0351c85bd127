package de.kassenbote.hub.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** What a person may do. Every role may look at everything; the administrator may also do everything. */
public enum Role {
  VIEWER,
  OPERATOR,
  HEAD_OFFICE,
  ADMINISTRATOR;

  /** As programs and people write it, such as {@code head-office}. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @JsonCreator
  public static Role of(String id) {
    return Arrays.stream(values())
        .filter(role -> role.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'%s' is not a role: allowed are %s".formatted(id, Arrays.stream(values()).map(Role::id).toList())));
  }

  boolean covers(Role needed) {
    return this == needed || this == ADMINISTRATOR || needed == VIEWER;
  }

  static boolean covers(Collection<Role> held, Role needed) {
    return held.stream().anyMatch(role -> role.covers(needed));
  }
}
