package de.kassenbote.broker;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the settings of a site, so that all of it is reported at once: key, value, what is allowed. */
final class SettingsCheck {
  private final List<String> faults = new ArrayList<>();

  SettingsCheck require(boolean holds, String key, Object value, String allowed) {
    if (!holds) {
      faults.add(key + " is " + value + ", allowed is " + allowed);
    }
    return this;
  }

  void done() {
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
  }
}
