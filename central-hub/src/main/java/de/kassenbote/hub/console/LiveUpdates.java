package de.kassenbote.hub.console;

import de.kassenbote.hub.people.Visitor;
import io.javalin.http.sse.SseClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends every open page its living part anew when it changed; each form of it is rendered once, for however many pages. Every ten rounds it
 * looks who of them is still logged in, and ends the others.
 */
final class LiveUpdates {
  private static final Logger log = LoggerFactory.getLogger(LiveUpdates.class);
  private static final int ROUNDS = 10;

  private final Page page;
  private final Predicate<Visitor> stillIn;
  private final Map<SseClient, Reader> clients = new ConcurrentHashMap<>();
  private final Map<View, String> sent = new HashMap<>();
  private int round;

  private record Reader(View view, Optional<Visitor> visitor) {}

  LiveUpdates(Page page, Predicate<Visitor> stillIn) {
    this.page = page;
    this.stillIn = stillIn;
  }

  void add(SseClient client, View view, Optional<Visitor> visitor) {
    client.keepAlive();
    client.onClose(() -> clients.remove(client));
    clients.put(client, new Reader(view, visitor));
  }

  void runOnce() {
    round = (round + 1) % ROUNDS;
    if (round == 0) {
      clients.forEach(this::endIfLoggedOut);
    }
    Map<View, String> fresh = new HashMap<>();
    clients.forEach((client, reader) -> send(client, reader.view(), fresh));
    sent.keySet().retainAll(fresh.keySet());
    sent.putAll(fresh);
  }

  private void endIfLoggedOut(SseClient client, Reader reader) {
    if (reader.visitor().filter(visitor -> !stillIn.test(visitor)).isPresent()) {
      clients.remove(client);
      client.close();
    }
  }

  private void send(SseClient client, View view, Map<View, String> fresh) {
    String part = fresh.computeIfAbsent(view, page::livingPart);
    try {
      if (client.terminated()) {
        clients.remove(client);
      } else if (part.equals(sent.get(view))) {
        client.sendComment("unchanged");
      } else {
        client.sendEvent("overview", part);
      }
    } catch (RuntimeException e) {
      log.debug("a page went away: {}", e.getMessage());
      clients.remove(client);
    }
  }
}
