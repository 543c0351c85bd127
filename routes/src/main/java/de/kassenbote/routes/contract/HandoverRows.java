package de.kassenbote.routes.contract;

/** How many rows of a feed are handed over to a new till, as things are at its enrolment. */
public record HandoverRows(Feed feed, long rows) {
  public HandoverRows {
    Check.present("handover.feed", feed);
    Check.that(rows >= 0, "handover.rows must not be negative, got %d", rows);
  }
}
