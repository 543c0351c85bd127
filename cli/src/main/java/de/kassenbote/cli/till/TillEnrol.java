package de.kassenbote.cli.till;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.cli.terminal.LocalHost;
import de.kassenbote.cli.terminal.Texts;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.EnrolmentAnswer;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.EnrolmentOffer;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.till.enrolment.Enrolment;
import de.kassenbote.till.enrolment.EnrolmentRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes this machine a till, by a one-time code of the hub. */
@Command(name = "enrol", mixinStandardHelpOptions = true)
final class TillEnrol implements Callable<Integer> {
  @Option(names = "--code-file", paramLabel = "FILE", required = true)
  private Path codeFile = Path.of("");

  @Option(names = "--data", paramLabel = "DIR", defaultValue = TillRun.DATA)
  private Path data = Path.of("");

  @Option(names = "--till", paramLabel = "ID", converter = TillIds.class)
  private @Nullable TillId till;

  @Option(names = "--device", paramLabel = "TEXT")
  private @Nullable String device;

  @Override
  public Integer call() throws IOException {
    try {
      Enrolment enrolment = new Enrolment(code(), data, Clock.systemUTC());
      EnrolmentAnswer answer = enrolment.enrol(till == null ? theOnly(enrolment.offers()) : till, device == null ? LocalHost.name() : device);
      System.out.println(text("till.enrolled", answer.assignment().till(), answer.assignment().epoch(), data));
      answer.handover().forEach(rows -> System.out.println(text("till.handover", Texts.word(rows.feed().id()), rows.rows())));
      return 0;
    } catch (EnrolmentRefused e) {
      throw Refusals.failure(e);
    }
  }

  private EnrolmentCode code() {
    try {
      return EnrolmentCode.parse(Files.readString(codeFile));
    } catch (IOException e) {
      throw new Failure(text("no-readable-file", codeFile), e);
    } catch (IllegalArgumentException e) {
      throw new Failure(text("not-a-code", codeFile, e.getMessage()), e);
    }
  }

  private static TillId theOnly(List<EnrolmentOffer> offers) {
    if (offers.size() == 1) {
      return offers.get(0).till();
    }
    String there = offers.stream().map(offer -> offer.till().value()).collect(Collectors.joining(" "));
    throw new Failure(offers.isEmpty() ? text("till.no-offer") : text("till.several-offers", there));
  }
}
