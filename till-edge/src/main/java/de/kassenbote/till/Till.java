package de.kassenbote.till;

/** A running till. */
public final class Till implements AutoCloseable {
  private Till() {}

  public static Till start(TillRunSettings settings) {
    if (settings.httpPort() >= 0) {
      throw new UnsupportedOperationException("not wired yet");
    }
    return new Till();
  }

  public int httpPort() {
    return 0;
  }

  public void awaitStop() throws InterruptedException {
    Thread.currentThread().join();
  }

  @Override
  public void close() {}
}
