package de.kassenbote.cli.till;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.till.enrolment.EnrolmentRefused;
import de.kassenbote.till.rescue.Refusal;

/** What is said when a data directory is left as it is, or a machine does not become a till. */
final class Refusals {
  private Refusals() {}

  static Failure failure(Refusal refusal) {
    return new Failure(sentence(refusal.reason(), refusal.arguments()), refusal);
  }

  /** Why a machine does not become a till. */
  static Failure failure(EnrolmentRefused refused) {
    return new Failure(sentence(refused.reason(), refused.arguments()), refused);
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

  private static String sentence(EnrolmentRefused.Reason reason, Object... arguments) {
    return switch (reason) {
      case HOLDS_A_TILL -> text("enrol.holds-a-till", arguments);
      case BY_THE_HUB -> text("enrol.by-the-hub", arguments);
      case OTHER_VERSION -> text("enrol.other-version", arguments);
      case NOT_UNDERSTOOD -> text("enrol.not-understood", arguments);
      case CLOCK_OFF -> text("enrol.clock-off", arguments);
      case CERTIFICATE_NOT_VALID_NOW -> text("enrol.certificate-not-valid-now", arguments);
      case OTHER_FINGERPRINT -> text("enrol.other-fingerprint", arguments);
      case HOST_UNKNOWN -> text("enrol.host-unknown", arguments);
      case NO_ANSWER -> text("enrol.no-answer", arguments);
      case NOBODY_LISTENS -> text("enrol.nobody-listens", arguments);
      case NO_HUB -> text("enrol.no-hub", arguments);
      case LINE_BROKE -> text("enrol.line-broke", arguments);
    };
  }
}
