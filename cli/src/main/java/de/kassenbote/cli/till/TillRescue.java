package de.kassenbote.cli.till;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.ExitCodes;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TakenOver;
import de.kassenbote.till.rescue.Refusal;
import de.kassenbote.till.rescue.Rescue;
import de.kassenbote.till.rescue.RescueReport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes over what an earlier installation of a till has not sent. */
@Command(name = "rescue", mixinStandardHelpOptions = true)
final class TillRescue implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "OLD-DIR", required = true)
  private Path data = Path.of("");

  @Option(names = "--into", paramLabel = "DIR", required = true)
  private Path into = Path.of("");

  @Override
  public Integer call() {
    RescueReport report;
    try {
      report = Rescue.run(data, into, Clock.systemUTC());
    } catch (Refusal e) {
      throw Refusals.failure(e);
    }
    tell(report);
    return report.findings().lost() == 0 ? 0 : ExitCodes.PARTIAL;
  }

  private static void tell(RescueReport report) {
    TakenOver taken = report.takenOver();
    System.out.println(text("rescue.checked", report.till(), report.former(), report.confirmed()));
    if (taken.entries() > 0) {
      System.out.println(text("rescue.taken", taken.entries(), taken.from(), taken.to(), taken.receipts(), sums(taken.sums()), report.epoch()));
    } else {
      System.out.println(text("rescue.nothing"));
    }
    if (report.hereBefore() > 0) {
      System.out.println(text("rescue.before", report.hereBefore()));
    }
    tellLost(report);
    report.abandoned().forEach(range -> System.out.println(abandoned(range)));
    System.out.println(text("rescue.next"));
  }

  private static void tellLost(RescueReport report) {
    List<SeqRange> unreadable = report.findings().unreadable();
    List<SeqRange> changed = report.findings().changed();
    if (!unreadable.isEmpty()) {
      System.out.println(text("rescue.unreadable", ranges(unreadable)));
    }
    if (!changed.isEmpty()) {
      System.out.println(text("rescue.changed", ranges(changed)));
    }
    if (report.findings().unchecked() > 0) {
      System.out.println(text("rescue.unchecked", report.findings().unchecked()));
    }
  }

  private static String abandoned(NumberRange range) {
    return text("rescue.abandoned", range.kind(), range.format(range.first()), range.format(range.last()));
  }

  private static String sums(List<Money> sums) {
    return sums.isEmpty() ? "0" : sums.stream().map(Money::toString).collect(Collectors.joining(" + "));
  }

  private static String ranges(List<SeqRange> ranges) {
    return ranges.stream().map(r -> r.from() == r.to() ? String.valueOf(r.from()) : r.from() + "–" + r.to()).collect(Collectors.joining(", "));
  }
}
