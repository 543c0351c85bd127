package de.kassenbote.routes.forwardjournal;

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
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotedForwardingTest {
  private static final TillId K07 = new TillId("K07");
  private static final Map<String, Object> PROPERTIES = Map.of(Packed.EPOCH, 2, Packed.FROM, 4L, Packed.TO, 9L);

  private final List<Exchanged> noted = new ArrayList<>();
  private final CamelContext camel = new DefaultCamelContext();
  private boolean lineIsCut;

  @BeforeEach
  void start() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:envelopes").routePolicy(new NotedForwarding(K07, noted::add)).process(e -> {
              if (lineIsCut) {
                throw new IllegalStateException("the line is cut");
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
  void envelopeThatWasSentIsNotedWithWhatItCarries() {
    send();
    Exchanged note = noted.get(0);
    assertThat(note)
        .isEqualTo(new Exchanged(K07, Direction.SENT, What.JOURNAL, "epoch 2", 4, 9, 6, 3, Result.OK, note.tookMillis(), null));
  }

  @Test
  void everyFailedAttemptIsNotedWithItsReason() {
    lineIsCut = true;
    send();
    send();
    lineIsCut = false;
    send();
    assertThat(noted).extracting(Exchanged::result).containsExactly(Result.FAILED, Result.FAILED, Result.OK);
    assertThat(noted.get(0).detail()).isEqualTo("the line is cut");
    assertThat(noted.get(0).from()).isEqualTo(4);
  }

  private void send() {
    try {
      camel.createProducerTemplate().sendBodyAndHeaders("direct:envelopes", new byte[3], PROPERTIES);
    } catch (CamelExecutionException e) {
      assertThat(lineIsCut).isTrue();
    }
  }
}
