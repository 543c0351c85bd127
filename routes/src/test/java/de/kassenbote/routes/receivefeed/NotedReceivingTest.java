package de.kassenbote.routes.receivefeed;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.synclog.Exchanged;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotedReceivingTest {
  private static final TillId K07 = new TillId("K07");

  private final List<Exchanged> noted = new ArrayList<>();
  private final CamelContext camel = new DefaultCamelContext();
  private boolean queueIsFull;

  @BeforeEach
  void start() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:envelopes").routePolicy(new NotedReceiving(K07, noted::add)).process(e -> {
              if (queueIsFull) {
                throw new IllegalStateException("feeds.in is full");
              }
            });
          }
        });
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void envelopeThatReachedTheLocalQueueIsNotedThereAndNotHere() {
    receive(Map.of(Packed.SCOPE, "catalog/fair"));
    assertThat(noted).isEmpty();
  }

  @Test
  void everyAttemptThatBrokeIsNotedWithItsReason() {
    queueIsFull = true;
    receive(Map.of(Packed.SCOPE, "catalog/fair"));
    receive(Map.of(Packed.SCOPE, "catalog/fair", Packed.TARGET, "K07"));
    assertThat(noted).extracting(Exchanged::what).containsExactly(What.FEED, What.CATCH_UP);
    Exchanged note = noted.get(0);
    assertThat(note)
        .isEqualTo(new Exchanged(K07, Direction.RECEIVED, What.FEED, "catalog/fair", 0, 0, 0, 3, Result.FAILED, note.tookMillis(), "feeds.in is full"));
  }

  private void receive(Map<String, Object> properties) {
    camel.createProducerTemplate().send("direct:envelopes", exchange -> {
      exchange.getMessage().setBody(new byte[3]);
      exchange.getMessage().setHeaders(new java.util.HashMap<>(properties));
    });
  }
}
