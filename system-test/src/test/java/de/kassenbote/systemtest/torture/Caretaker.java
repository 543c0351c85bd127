package de.kassenbote.systemtest.torture;

import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.systemtest.harness.App;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a service manager does for one app: starts it whenever it does not run, until it runs. Killing it goes through here, so
 * that it stays down for as long as it is to.
 */
final class Caretaker {
  private final App app;
  private final Diary diary;
  private final List<Duration> starts = new ArrayList<>();
  private int heldDown;
  private int kills;
  private boolean wasReady = true;
  private int endedByItself;
  private int failedStarts;

  /** Of an app that runs. */
  Caretaker(App app, Diary diary) {
    this.app = app;
    this.diary = diary;
  }

  App app() {
    return app;
  }

  synchronized void killAndHoldDown() {
    heldDown++;
    kills++;
    wasReady = false;
    app.kill();
  }

  synchronized void letStart() {
    heldDown--;
  }

  /** One look; call it several times a second, from one thread. Returns when the app runs or could not be started. */
  void runOnce() {
    long began = System.nanoTime();
    if (!launched()) {
      return;
    }
    int killsBefore = kills();
    try {
      app.awaitReady();
      ready(killsBefore, Duration.ofNanos(System.nanoTime() - began));
    } catch (Failure e) {
      failed(killsBefore, e);
    }
  }

  /** How long it took each time. */
  synchronized List<Duration> starts() {
    return List.copyOf(starts);
  }

  /** How often it ended without having been killed. */
  synchronized int endedByItself() {
    return endedByItself;
  }

  synchronized int failedStarts() {
    return failedStarts;
  }

  private synchronized boolean launched() {
    if (heldDown > 0 || app.isAlive()) {
      return false;
    }
    if (wasReady) {
      endedByItself++;
      wasReady = false;
      diary.note("%-8s  ended by itself; its log in %s says why", app.name(), app.data());
    }
    app.launch(List.of());
    return true;
  }

  private synchronized int kills() {
    return kills;
  }

  private synchronized void ready(int killsBefore, Duration took) {
    if (kills == killsBefore) {
      wasReady = true;
      starts.add(took);
      diary.note("%-8s  runs again, started within %.1f s", app.name(), took.toMillis() / 1e3);
    }
  }

  private synchronized void failed(int killsBefore, Failure failure) {
    if (kills == killsBefore) {
      failedStarts++;
      app.kill();
      diary.note("%-8s  did not start: %s", app.name(), failure.getMessage());
    }
  }
}
