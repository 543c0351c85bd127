package de.kassenbote.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.activemq.artemis.core.io.IOCriticalErrorListener;
import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActivationFailureListener;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerCriticalPlugin;
import org.apache.activemq.artemis.utils.critical.CriticalComponent;
import org.jspecify.annotations.Nullable;

/**
 * Hears each way in which Artemis reports that it failed, keeps the first reason, and tells the listeners once, in a thread of
 * their own: the reporting thread is often the one that stops the server.
 */
final class BrokerWatch
    implements ActivateCallback, ActivationFailureListener, IOCriticalErrorListener, ActiveMQServerCriticalPlugin {
  private final String name;
  private final List<Consumer<BrokerException>> listeners = new ArrayList<>();
  private final CompletableFuture<@Nullable Void> stopped = new CompletableFuture<>();
  private BrokerState state = BrokerState.STARTING;
  private @Nullable BrokerException reason;

  BrokerWatch(String name) {
    this.name = name;
  }

  void attach(ActiveMQServer server) {
    server.registerActivateCallback(this);
    server.registerActivationFailureListener(this);
    server.registerIOCriticalErrorListener(this);
    server.registerBrokerPlugin(this);
  }

  synchronized BrokerState state() {
    return state;
  }

  synchronized @Nullable BrokerException reason() {
    return reason;
  }

  /** The start has been checked; from here on a stop is reported to the listeners. Does nothing if the broker failed meanwhile. */
  synchronized void running() {
    if (state == BrokerState.STARTING) {
      state = BrokerState.RUNNING;
    }
  }

  /** True for the first call only. A stop from now on is wanted, and not reported. */
  synchronized boolean closing() {
    boolean first = state != BrokerState.CLOSED;
    state = BrokerState.CLOSED;
    return first;
  }

  synchronized void onStopped(Consumer<BrokerException> listener) {
    listeners.add(listener);
    if (state == BrokerState.FAILED && reason != null) {
      tell(List.of(listener), reason);
    }
  }

  /** Runs the action when the server has let its files go, be it now or later; what is returned is complete after the action. */
  CompletableFuture<@Nullable Void> onceStopped(Runnable action) {
    return stopped.thenRun(action);
  }

  synchronized void failed(String what, @Nullable Throwable cause) {
    if (state != BrokerState.STARTING && state != BrokerState.RUNNING) {
      return;
    }
    state = BrokerState.FAILED;
    BrokerException failure = new BrokerException("Broker " + name + " " + what, cause);
    reason = failure;
    tell(List.copyOf(listeners), failure);
  }

  private void tell(List<Consumer<BrokerException>> all, BrokerException failure) {
    if (!all.isEmpty()) {
      Thread teller = new Thread(() -> all.forEach(l -> l.accept(failure)), "broker-stopped-" + name);
      teller.setDaemon(true);
      teller.start();
    }
  }

  @Override
  public void activationFailed(Exception failure) {
    failed("could not start: " + BrokerException.rootMessage(failure), failure);
  }

  @Override
  public void onIOException(Throwable cause, String message, @Nullable String file) {
    String where = file == null ? "" : " at " + file;
    failed("stopped after an IO error" + where + ": " + BrokerException.rootMessage(cause), cause);
  }

  @Override
  public void criticalFailure(CriticalComponent component) {
    failed("stopped: " + component + " was stuck longer than critical-analyzer-timeout", null);
  }

  @Override
  public void preDeActivate() {
    failed("was stopped from outside", null);
  }

  @Override
  public void stop(ActiveMQServer server) {
    stopped.complete(null);
  }

  @Override
  public void shutdown(ActiveMQServer server) {
    stopped.complete(null);
  }
}
