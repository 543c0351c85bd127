package de.kassenbote.routes.reportdeadletters;

import de.kassenbote.routes.endpoint.BytesBody;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.Queues;

/** Writes down at the hub what tills could not process. First the database commits, then the queue. */
public final class RecordDeadLettersRoute extends FlowRoute {
  public static final String ID = "record-dead-letters";

  private final RecordDeadLetters recordDeadLetters;

  public RecordDeadLettersRoute(RecordDeadLetters recordDeadLetters) {
    this.recordDeadLetters = recordDeadLetters;
  }

  @Override
  public void configure() {
    from(take(HUB, Queues.DEAD_LETTERS_IN).advanced().mapJmsMessage(false))
        .routeId(ID)
        .removeHeaders("*", VALIDATED_USER, DELIVERIES)
        .process(new BytesBody("a dead letter's report"))
        .bean(recordDeadLetters).id("record-report");
  }
}
