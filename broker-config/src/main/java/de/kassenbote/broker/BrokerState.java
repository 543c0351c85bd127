package de.kassenbote.broker;

/** Where a broker is in its life; it never goes back, a new start is a new broker. */
public enum BrokerState {
  STARTING,
  /** It was started, checked, and has not failed since. */
  RUNNING,
  /** It could not start, or stopped by itself: the reason is reported. */
  FAILED,
  /** It was closed by its owner. */
  CLOSED
}
