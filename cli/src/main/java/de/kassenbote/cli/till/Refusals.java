package de.kassenbote.cli.till;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.till.rescue.Refusal;

/** What is said when a data directory is left as it is. */
final class Refusals {
  private Refusals() {}

  static Failure failure(Refusal refusal) {
    return new Failure(sentence(refusal.reason(), refusal.arguments()), refusal);
  }

  private static String sentence(Refusal.Reason reason, Object... arguments) {
    return switch (reason) {
      case NO_TILL -> text("data.no-till", arguments);
      case IN_USE -> text("data.in-use", arguments);
      case UNREADABLE -> text("data.unreadable", arguments);
      case OTHER_TILL -> text("rescue.other-till", arguments);
      case NOT_LATER -> text("rescue.not-later", arguments);
      case NO_ROOM -> text("rescue.no-room", arguments);
      case UNSENT -> text("reset.unsent", arguments);
    };
  }
}
