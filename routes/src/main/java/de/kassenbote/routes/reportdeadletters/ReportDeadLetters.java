package de.kassenbote.routes.reportdeadletters;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.DeadLetterReport;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps through the till's dead letters, one report after the other; used by one route alone. */
public final class ReportDeadLetters {
  private final UnreportedLetters letters;
  private @Nullable DeadLetterReport underWay;

  public ReportDeadLetters(UnreportedLetters letters) {
    this.letters = letters;
  }

  /** The next report as JSON; null = the hub knows everything. */
  public byte @Nullable [] next() {
    Optional<DeadLetterReport> next = letters.next();
    underWay = next.orElse(null);
    return next.map(Contract::write).orElse(null);
  }

  /** What {@link #next} gave has been sent. A crash before this sends it again, which changes nothing. */
  public void sent() {
    DeadLetterReport sent = underWay;
    if (sent != null) {
      letters.reported(sent);
    }
    underWay = null;
  }
}
