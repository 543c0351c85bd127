package de.kassenbote.till.rescue;

import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.TakenOver;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.till.journal.SalvagedJournal.Findings;
import java.util.List;

/**
 * What a rescue found and did.
 *
 * @param former the installation in the old directory
 * @param epoch the one that took over
 * @param confirmed how many entries the hub had confirmed to the old installation: they are not taken over
 * @param takenOver what is new here
 * @param hereBefore how many entries an earlier rescue had taken over already
 * @param findings of the walk over the old journal
 * @param abandoned the numbers that the old installation had left
 */
public record RescueReport(
    TillId till,
    int former,
    int epoch,
    long confirmed,
    TakenOver takenOver,
    long hereBefore,
    Findings findings,
    List<NumberRange> abandoned) {
  public RescueReport {
    abandoned = List.copyOf(abandoned);
  }
}
