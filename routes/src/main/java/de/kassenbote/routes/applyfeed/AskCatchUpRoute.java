package de.kassenbote.routes.applyfeed;

import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.envelope.Queues;
import java.util.function.BooleanSupplier;

/** Takes the till's question for a catch-up to the hub while the link is up; otherwise it is dropped. */
public final class AskCatchUpRoute extends FlowRoute implements CatchUpRequests {
  private static final String ASK = "direct:ask-catch-up";

  private final BooleanSupplier linked;

  public AskCatchUpRoute(BooleanSupplier linked) {
    this.linked = linked;
  }

  @Override
  public void configure() {
    from(ASK)
        .routeId("ask-catch-up").routeConfigurationId(HINTS)
        .setHeader(MessageType.PROPERTY, constant(MessageType.CATCH_UP))
        .to(putHint(HUB_HINTS, Queues.REQUESTS_IN)).id("send-to-hub-requests-catch-up");
  }

  @Override
  public void ask(CatchUpRequest request) {
    if (linked.getAsBoolean()) {
      try (var producer = getContext().createProducerTemplate()) {
        producer.sendBody(ASK, Contract.text(request));
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
