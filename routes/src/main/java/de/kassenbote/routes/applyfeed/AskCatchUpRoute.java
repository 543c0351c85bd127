package de.kassenbote.routes.applyfeed;

import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.synclog.Attempt;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import de.kassenbote.routes.synclog.SyncLog;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;

/** Takes the till's question for a catch-up to the hub while the link is up; otherwise it is dropped. */
public final class AskCatchUpRoute extends FlowRoute implements CatchUpRequests {
  private static final String ASK = "direct:ask-catch-up";

  private final BooleanSupplier linked;
  private final SyncLog syncLog;

  public AskCatchUpRoute(BooleanSupplier linked, SyncLog syncLog) {
    this.linked = linked;
    this.syncLog = syncLog;
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
        String question = Contract.text(request);
        Attempt attempt = new Attempt(syncLog, Direction.SENT, What.CATCH_UP_REQUEST, request.till(), question.length()).of(request.cursor());
        Exchange told = producer.send(ASK, exchange -> exchange.getMessage().setBody(question));
        Exception failure = told.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        attempt.ended(failure == null ? Result.OK : Result.FAILED, failure == null ? null : failure.getMessage());
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
