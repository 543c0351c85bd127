package de.kassenbote.hub.console;

import de.kassenbote.hub.fleet.TillView;
import java.time.Instant;

/** A till's state in words, and the look that goes with it (colour and shape); public for the template. */
public final class StateText {
  private StateText() {}

  public static String of(TillView till, Instant now, Texts texts) {
    return switch (till.state()) {
      case PROBLEM -> problem(till, texts);
      case AWAY -> till.contactedAt() == null ? texts.get("state.away") : texts.get("state.awayFor", texts.age(till.contactedAt(), now));
      case SENDING -> texts.get("state.sending");
      case NEVER_SEEN -> texts.get("state.neverSeen");
      case ONLINE -> texts.get("state.online");
    };
  }

  /** A class of the style sheet. */
  public static String look(TillView till) {
    return switch (till.state()) {
      case PROBLEM -> "bad";
      case AWAY -> "away";
      case SENDING -> "busy";
      case NEVER_SEEN -> "unknown";
      case ONLINE -> "ok";
    };
  }

  private static String problem(TillView till, Texts texts) {
    if (till.deadLetters() > 0) {
      return texts.get("problem.deadLetters", till.deadLetters());
    }
    if (till.alarms() > 0) {
      return texts.get("problem.alarms", till.alarms());
    }
    if (till.broker() != null) {
      return texts.get("problem.broker");
    }
    if (till.hasWrongClock()) {
      String away = texts.age(Instant.EPOCH, Instant.ofEpochSecond(Math.abs(till.clockAheadSeconds())));
      return texts.get(till.clockAheadSeconds() > 0 ? "problem.clockAhead" : "problem.clockBehind", away);
    }
    return texts.get(till.numbersLeft() < 20 ? "problem.numbers" : "problem.disk");
  }
}
