package de.kassenbote.hub.fleet;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a till is, the worst first. */
public enum TillState {
  /** Something needs a person: a dead letter, an alarm, trouble with its broker, a wrong clock, a disk nearly full, or no numbers left. */
  PROBLEM,
  /** It was heard, but not for a while. */
  AWAY,
  /** It is connected and works off what it could not send before. */
  SENDING,
  /** It is known here and never called. */
  NEVER_SEEN,
  /** It is connected, and nothing waits. */
  ONLINE;

  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return id();
  }

  /** Whether a heartbeat was answered lately. A till with a problem may be either. */
  boolean isConnected() {
    return this == SENDING || this == ONLINE;
  }
}
