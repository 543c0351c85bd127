package de.kassenbote.http.monitoring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an app cannot do without a part. */
public enum Need {
  /** Only a new start helps when it is down: the app is neither live nor ready. */
  TO_LIVE,
  /** The app cannot do its work while it is down, and goes on by itself when it is back: live, not ready. */
  TO_WORK,
  /** The app does its work without it: it is told, and nothing more. */
  NO;

  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
