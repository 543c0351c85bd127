package de.kassenbote.cli.demo;

/** Ends a thread of the demo that reacts to interruption, and waits for it. */
final class Ending {
  private Ending() {}

  static void of(Thread thread) {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
