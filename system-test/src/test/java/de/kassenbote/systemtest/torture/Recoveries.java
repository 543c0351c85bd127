package de.kassenbote.systemtest.torture;

import de.kassenbote.cli.client.Away;
import de.kassenbote.cli.client.Refused;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.TillSeller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long it takes after each torment until every till that it concerned has sold again and that is at the hub, with all before.
 * Torments of others meanwhile count, too.
 */
final class Recoveries {
  private final Shop shop;
  private final Diary diary;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<Kind, List<Duration>> done = new HashMap<>();

  /**
   * @param sold that many receipts of the till
   */
  private record Waiting(Torment torment, long since, Map<String, Long> sold) {}

  Recoveries(Shop shop, Diary diary) {
    this.shop = shop;
    this.diary = diary;
  }

  synchronized void began(Torment ended) {
    Map<String, Long> sold = new HashMap<>();
    for (TillSeller seller : shop.sellers()) {
      String id = seller.till().name();
      if (id.equals(ended.victim()) || shop.tills().stream().noneMatch(t -> t.name().equals(ended.victim()))) {
        sold.put(id, seller.sold() + 1);
      }
    }
    waiting.add(new Waiting(ended, System.nanoTime(), sold));
  }

  /** One look at the hub. */
  void look() {
    if (isOver()) {
      return;
    }
    Map<String, Long> atHub = new HashMap<>();
    try {
      shop.tills().forEach(t -> atHub.put(t.name(), shop.hub().till(t.id()).path("receipts").longValue()));
    } catch (Away | Refused e) {
      return; // it is asked again at the next look
    }
    settle(atHub);
  }

  synchronized boolean isOver() {
    return waiting.isEmpty();
  }

  synchronized Map<Kind, List<Duration>> done() {
    return Map.copyOf(done);
  }

  private synchronized void settle(Map<String, Long> atHub) {
    for (Waiting one : List.copyOf(waiting)) {
      if (one.sold().entrySet().stream().allMatch(e -> atHub.getOrDefault(e.getKey(), 0L) >= e.getValue())) {
        waiting.remove(one);
        Duration took = Duration.ofNanos(System.nanoTime() - one.since());
        done.computeIfAbsent(one.torment().kind(), k -> new ArrayList<>()).add(took);
        diary.note("%-8s  %s: sold again and all at the hub %.1f s after its end", one.torment().victim(), one.torment().kind(), took.toMillis() / 1e3);
      }
    }
  }
}
