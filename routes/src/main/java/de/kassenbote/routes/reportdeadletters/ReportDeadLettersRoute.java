package de.kassenbote.routes.reportdeadletters;

import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.Queues;

/**
 * Tells the hub every two seconds, while the link is up, what the till could not process and what was put right since: durable
 * blocking send to the hub, then the local note.
 */
public final class ReportDeadLettersRoute extends FlowRoute {
  public static final String ID = "report-dead-letters";

  private static final long PERIOD_MILLIS = 2_000;

  private final ReportDeadLetters reports;

  public ReportDeadLettersRoute(ReportDeadLetters reports) {
    this.reports = reports;
  }

  @Override
  public void configure() {
    from(timer(ID).period(PERIOD_MILLIS).includeMetadata(false))
        .routeId(ID)
        .autoStartup(false)
        .bean(reports, "next").id("next-report")
        .loopDoWhile(body().isNotNull()).breakOnShutdown()
        .to(put(HUB, Queues.DEAD_LETTERS_IN)).id("send-to-hub-dead-letters")
        .bean(reports, "sent").id("note-report")
        .bean(reports, "next").id("next-report-again");
  }
}
