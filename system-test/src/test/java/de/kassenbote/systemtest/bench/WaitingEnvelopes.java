package de.kassenbote.systemtest.bench;

import de.kassenbote.routes.envelope.Queues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** How many envelopes wait on a till's own queue, as its {@code /metrics} say. */
final class WaitingEnvelopes {
  /** The figures are read every few seconds. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(12);

  private static final String FIGURE = "kassenbote_envelopes_waiting{queue=\"%s\"".formatted(Queues.JOURNAL_OUT);

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;
  private double last;
  private Stopwatch since = new Stopwatch();

  WaitingEnvelopes(int httpPort) {
    this.request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/metrics".formatted(httpPort))).build();
  }

  /** Returns when some wait and no more come: the till has packed what there is. */
  void awaitSettled() {
    Waiting.until("the till has packed what there is", this::isSettled);
  }

  private boolean isSettled() {
    double now = now();
    if (now != last) {
      last = now;
      since = new Stopwatch();
    }
    return last > 0 && since.seconds() > LONG_ENOUGH.toSeconds();
  }

  private double now() {
    try {
      return client.send(request, BodyHandlers.ofLines()).body()
          .filter(line -> line.startsWith(FIGURE))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .filter(figure -> !Double.isNaN(figure))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
