package de.kassenbote.systemtest.torture;

import de.kassenbote.systemtest.torture.Kind.Whom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What is done to a shop, in the order in which it begins: a pure function of seed, minutes and tills, whatever machine and
 * database can do. Every kind comes once before one comes again; a victim has one torment at a time, several victims may have
 * one at the same time.
 */
record Schedule(List<Torment> torments) {
  private static final int FIRST = 3;
  private static final int LEAST_PAUSE = 5;
  private static final int PAUSES = 7;

  /** So that a victim gets on its feet, or not quite. */
  private static final int LEAST_REST = 4;

  Schedule {
    torments = List.copyOf(torments);
  }

  static Schedule of(long seed, int minutes, int tills) {
    Random random = new Random(seed);
    Map<String, Whom> victims = victims(tills);
    Map<String, Integer> freeAt = new HashMap<>();
    List<Torment> torments = new ArrayList<>();
    List<Kind> deck = new ArrayList<>();
    int second = FIRST;
    while (true) {
      if (deck.isEmpty()) {
        deck.addAll(Arrays.asList(Kind.values()));
        Collections.shuffle(deck, random);
      }
      Torment next = draw(second, deck.remove(deck.size() - 1), victims, freeAt, random);
      if (next.second() >= minutes * 60) {
        return new Schedule(torments);
      }
      torments.add(next);
      freeAt.put(next.victim(), next.end() + LEAST_REST);
      second = next.second() + LEAST_PAUSE + random.nextInt(PAUSES);
    }
  }

  static List<String> tills(int count) {
    List<String> ids = new ArrayList<>();
    for (int n = 1; n <= count; n++) {
      ids.add("K%02d".formatted(n));
    }
    return ids;
  }

  /** Whoever is free; when nobody is, it waits for one. */
  private static Torment draw(int second, Kind kind, Map<String, Whom> victims, Map<String, Integer> freeAt, Random random) {
    List<String> possible = victims.keySet().stream().filter(v -> kind.befalls(victims.get(v))).toList();
    List<String> free = possible.stream().filter(v -> freeAt.getOrDefault(v, 0) <= second).toList();
    List<String> choice = free.isEmpty() ? possible : free;
    String victim = choice.get(random.nextInt(choice.size()));
    int seconds = kind.shortest() + random.nextInt(kind.longest() - kind.shortest() + 1);
    return new Torment(Math.max(second, freeAt.getOrDefault(victim, 0)), kind, victim, seconds, random.nextLong());
  }

  private static Map<String, Whom> victims(int tills) {
    Map<String, Whom> victims = new LinkedHashMap<>();
    victims.put("hub", Whom.HUB);
    victims.put("database", Whom.DATABASE);
    tills(tills).forEach(id -> victims.put(id, Whom.TILL));
    return victims;
  }
}
