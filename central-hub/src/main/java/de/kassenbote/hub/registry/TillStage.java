package de.kassenbote.hub.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where in its life a till is. Whether an installation is bound to it is another question. */
public enum TillStage {
  /** It is in the base data and must not be used yet. */
  ADDED,
  /** It may be enrolled, connect, and sell with or without a line. */
  RELEASED,
  /** The hub lets it in no longer, until it is released again. */
  LOCKED,
  /** It is gone for good; its id is never given out again. */
  RETIRED;

  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return id();
  }
}
