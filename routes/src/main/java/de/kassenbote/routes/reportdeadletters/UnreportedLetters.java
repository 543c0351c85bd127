package de.kassenbote.routes.reportdeadletters;

import de.kassenbote.routes.contract.DeadLetterReport;
import java.util.Optional;

/** The till's dead letters that the hub has not been told of as they are now. */
public interface UnreportedLetters {
  /** The next one, the same until {@link #reported} was told; one that was put right says so. */
  Optional<DeadLetterReport> next();

  /** The hub's broker has it on its disk; what has changed since {@code report} was made is reported again. */
  void reported(DeadLetterReport report);
}
