package de.kassenbote.systemtest.torture;

import java.util.Random;

/**
 * One thing that is done to one victim.
 *
 * @param second from the beginning of the run
 * @param victim {@code hub}, {@code database} or a till's id
 * @param seconds how long it lasts
 * @param dice what is drawn when it is done, such as which bits are flipped, is drawn from this
 */
record Torment(int second, Kind kind, String victim, int seconds, long dice) {
  int end() {
    return second + seconds;
  }

  Random random() {
    return new Random(dice);
  }

  @Override
  public String toString() {
    return "%-8s  %s for %d s".formatted(victim, kind, seconds);
  }
}
