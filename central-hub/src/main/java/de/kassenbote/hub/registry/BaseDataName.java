package de.kassenbote.hub.registry;

import de.kassenbote.routes.contract.StorableText;

/** What people call a branch or a till. */
public final class BaseDataName {
  private static final int LONGEST = 100;

  private BaseDataName() {}

  /**
   * @throws IllegalArgumentException with one sentence, when it cannot be a name
   */
  public static String require(String name) {
    boolean allowed = !name.isBlank() && name.length() <= LONGEST && StorableText.is(name) && name.chars().noneMatch(c -> c < ' ');
    if (!allowed) {
      throw new IllegalArgumentException("a name must have 1 to %d characters and no control characters, got %d".formatted(LONGEST, name.length()));
    }
    return name;
  }
}
