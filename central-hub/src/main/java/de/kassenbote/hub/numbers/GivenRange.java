package de.kassenbote.hub.numbers;

import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.TillId;

/** A range that a till was given. */
public record GivenRange(TillId till, NumberRange range) {
  String text() {
    return "%s to %s".formatted(range.format(range.first()), range.format(range.last()));
  }
}
