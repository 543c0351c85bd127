package de.kassenbote.hub.console;

import io.javalin.http.sse.SseClient;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends every open page its living part anew when it changed; each form of it is rendered once, for however many pages. */
final class LiveUpdates {
  private static final Logger log = LoggerFactory.getLogger(LiveUpdates.class);

  private final Page page;
  private final Map<SseClient, View> clients = new ConcurrentHashMap<>();
  private final Map<View, String> sent = new HashMap<>();

  LiveUpdates(Page page) {
    this.page = page;
  }

  void add(SseClient client, View view) {
    client.keepAlive();
    client.onClose(() -> clients.remove(client));
    clients.put(client, view);
  }

  void runOnce() {
    Map<View, String> fresh = new HashMap<>();
    clients.forEach((client, view) -> send(client, view, fresh));
    sent.keySet().retainAll(fresh.keySet());
    sent.putAll(fresh);
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
