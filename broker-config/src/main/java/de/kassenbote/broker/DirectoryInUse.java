package de.kassenbote.broker;

/** Another broker, of this process or another one, has the data directory. */
public final class DirectoryInUse extends BrokerException {
  private static final long serialVersionUID = 1L;

  DirectoryInUse(String message) {
    super(message);
  }
}
