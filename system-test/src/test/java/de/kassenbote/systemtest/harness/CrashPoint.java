package de.kassenbote.systemtest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A place in the software at which a thread can be stopped for ever, so that a kill hits exactly there. Byteman weaves
 * it in when the process starts; it does nothing until {@link #arm} and then stops the first thread that comes by.
 */
public enum CrashPoint {
  SALE_COMMITTED(
      "after the sale's commit, before the answer",
      "de.kassenbote.till.sale.SaleService",
      "sell(de.kassenbote.till.sale.SaleRequest, String)",
      "AT EXIT",
      "TRUE"),
  SENT_TO_HUB(
      "after the send to the hub, before the local commit",
      "org.springframework.jms.listener.AbstractMessageListenerContainer",
      "commitIfNecessary(jakarta.jms.Session, jakarta.jms.Message)",
      "AT ENTRY",
      "$2 != null && $2.getJMSDestination().toString().contains(\"journal.out\")"),
  RECORDED(
      "after the hub's commit, before its acknowledgement",
      "de.kassenbote.hub.journal.RecordedJournal",
      "record(de.kassenbote.routes.envelope.JournalEnvelope)",
      "AT EXIT",
      "TRUE"),
  PROJECTING(
      "in mid-projection, rows written, nothing committed",
      "de.kassenbote.hub.projection.ProjectionStep",
      "projectAll(java.util.List)",
      "AT EXIT",
      "TRUE"),
  TAKING_OVER(
      "in mid-rescue, entries written, nothing committed",
      "de.kassenbote.till.rescue.Intake",
      "end(java.time.Instant)",
      "AT ENTRY",
      "TRUE");

  private final String moment;
  private final String type;
  private final String method;
  private final String location;
  private final String condition;

  CrashPoint(String moment, String type, String method, String location, String condition) {
    this.moment = moment;
    this.type = type;
    this.method = method;
    this.location = location;
    this.condition = condition;
  }

  /** Options for a JVM in which these places are to be prepared. */
  public static List<String> prepared(Path directory, CrashPoint... points) {
    String rules = Arrays.stream(points).map(point -> point.rule(directory)).collect(Collectors.joining("\n"));
    try {
      Path script = Files.writeString(directory.resolve(points[0].name().toLowerCase(java.util.Locale.ROOT) + ".btm"), rules);
      return List.of("-javaagent:" + byteman() + "=script:" + script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void arm(Path directory) {
    try {
      Files.createFile(armed(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isReached(Path directory) {
    return Files.exists(reached(directory));
  }

  @Override
  public String toString() {
    return moment;
  }

  private String rule(Path directory) {
    return """
        RULE %s
        CLASS %s
        METHOD %s
        %s
        BIND armed : java.io.File = new java.io.File("%s")
        IF %s && armed.delete()
        DO openTrace("reached", "%s"); closeTrace("reached"); waitFor("for ever")
        ENDRULE
        """
        .formatted(moment, type, method, location, armed(directory), condition, reached(directory));
  }

  private Path armed(Path directory) {
    return directory.resolve(name() + ".armed");
  }

  private Path reached(Path directory) {
    return directory.resolve(name() + ".reached");
  }

  private static Path byteman() {
    try {
      return Path.of(org.jboss.byteman.agent.Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
