package de.kassenbote.till.rescue;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseProblem;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.database.SalvagedDatabase;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.InstallationBegun;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.TakenOver;
import de.kassenbote.till.journal.DerbyJournal;
import de.kassenbote.till.journal.SalvagedJournal;
import de.kassenbote.till.journal.SalvagedJournal.Findings;
import de.kassenbote.till.numbers.DerbyNumberRanges;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over what an earlier installation of a till has not sent, from its data directory into that of the present one. Everything is one
 * transaction there: killed in the middle, nothing has happened; done twice, the second time finds nothing new. The old directory is
 * only read.
 */
public final class Rescue {
  private static final Logger log = LoggerFactory.getLogger(Rescue.class);

  /** Nobody else's directory has this name. */
  private static final String WORKING_COPY = "rescue.working-copy";

  private final SalvagedDatabase old;
  private final SalvagedJournal journal;
  private final DerbyJournal present;
  private final Clock clock;

  private Rescue(SalvagedDatabase old, SalvagedJournal journal, DerbyJournal present, Clock clock) {
    this.old = old;
    this.journal = journal;
    this.present = present;
    this.clock = clock;
  }

  /**
   * @param from data directory of the earlier installation; none of its tills runs
   * @param into data directory of the present one, which was started once and does not run
   * @throws Refusal when that cannot be; nothing was changed
   */
  public static RescueReport run(Path from, Path into, Clock clock) {
    Path database = DataDirectory.database(into);
    DataDirectory.requireUnused(into);
    try (DatabaseCopy copy = DatabaseCopy.of(from, into.resolve(WORKING_COPY));
        Database present = open(into, database)) {
      SalvagedJournal journal = readable(from, copy);
      DerbyJournal here = DerbyJournal.reopen(present).orElseThrow(() -> new Refusal(Refusal.Reason.NO_TILL, into));
      requireEarlier(from, journal, here);
      Rescue rescue = new Rescue(copy.database(), journal, here, clock);
      return present.inTransaction(rescue::takeOver);
    }
  }

  private static Database open(Path into, Path database) {
    try {
      return Database.open(DatabaseSettings.derby(database), "db/till");
    } catch (DatabaseProblem e) {
      throw new Refusal(Refusal.Reason.UNREADABLE, into, String.valueOf(e.getMessage()));
    }
  }

  private static SalvagedJournal readable(Path from, DatabaseCopy copy) {
    try {
      return SalvagedJournal.of(copy.database());
    } catch (RuntimeException e) {
      log.debug("the head of the old journal cannot be read", e);
      throw new Refusal(Refusal.Reason.UNREADABLE, from, String.valueOf(e.getMessage()));
    }
  }

  private static void requireEarlier(Path from, SalvagedJournal old, DerbyJournal present) {
    if (!old.till().equals(present.till())) {
      throw new Refusal(Refusal.Reason.OTHER_TILL, from, old.till(), present.till());
    }
    if (old.epoch() >= present.epoch()) {
      throw new Refusal(Refusal.Reason.NOT_LATER, old.till(), old.epoch(), present.epoch());
    }
  }

  private RescueReport takeOver(Handle tx) {
    Intake intake = Intake.begin(tx, journal);
    Findings findings = journal.walk(intake::take);
    RescuedEntries.ofCopy(old, journal.till()).forEach(intake::take);
    List<NumberRange> left = numbersLeft();
    TakenOver takenOver = intake.total(findings.lost());
    if (intake.end(clock.instant())) {
      InstallationBegun said = new InstallationBegun(journal.epoch(), clock.instant(), left, takenOver);
      present.append(tx, InstallationBegun.TYPE, Contract.VERSION, said.happenedAt(), Contract.write(said));
    }
    return new RescueReport(
        journal.till(), journal.epoch(), present.epoch(), journal.confirmedSeq(), takenOver, intake.hereBefore(), findings, left);
  }

  /** That a table of numbers cannot be read keeps no sale from being saved. */
  private List<NumberRange> numbersLeft() {
    try {
      return old.read(DerbyNumberRanges::left);
    } catch (RuntimeException e) {
      log.warn("which numbers the old installation had left cannot be read: {}", e.getMessage());
      return List.of();
    }
  }
}
