package de.kassenbote.hub.access;

import de.kassenbote.hub.people.Role;
import java.util.Optional;

/** Who may ask for a route. */
enum WebRight {
  /** Anybody: it shows nothing of the hub. */
  OPEN,

  /** Whoever is on this machine; from elsewhere a viewer. */
  HERE,

  /** Whoever is logged in, also with a one-time password. */
  PERSON,

  VIEWER,
  OPERATOR,
  HEAD_OFFICE,
  ADMINISTRATOR;

  Role role() {
    return this == HERE ? Role.VIEWER : Role.valueOf(name());
  }

  Optional<Role> needed() {
    return this == OPEN || this == PERSON ? Optional.empty() : Optional.of(role());
  }
}
