package de.kassenbote.broker;

/**
 * The broker had its data directory for itself and did not start all the same: its files cannot be read or written, or
 * what it needs of the machine is missing.
 */
public final class BrokerStartFailure extends BrokerException {
  private static final long serialVersionUID = 1L;

  BrokerStartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
