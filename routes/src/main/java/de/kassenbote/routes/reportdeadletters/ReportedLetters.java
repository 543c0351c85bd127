package de.kassenbote.routes.reportdeadletters;

import de.kassenbote.routes.contract.DeadLetterReport;

/** Where the hub keeps the dead letters of tills. */
public interface ReportedLetters {
  /** Durable when it returns. The same report again changes nothing. */
  void record(DeadLetterReport report);
}
