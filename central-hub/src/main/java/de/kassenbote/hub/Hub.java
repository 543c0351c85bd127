package de.kassenbote.hub;

/** A running hub. */
public final class Hub implements AutoCloseable {
  private Hub() {}

  public static Hub start(HubSettings settings) {
    if (settings.httpPort() >= 0) {
      throw new UnsupportedOperationException("not wired yet");
    }
    return new Hub();
  }

  public int httpPort() {
    return 0;
  }

  public int brokerPort() {
    return 0;
  }

  public void awaitStop() throws InterruptedException {
    Thread.currentThread().join();
  }

  @Override
  public void close() {}
}
