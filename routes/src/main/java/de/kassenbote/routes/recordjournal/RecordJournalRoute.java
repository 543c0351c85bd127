package de.kassenbote.routes.recordjournal;

import static org.apache.camel.component.jms.JmsConstants.JMS_DESTINATION_NAME;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.endpoint.BytesBody;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.envelope.Queues;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Records what arrives in each partition, one envelope after the other, and gives the till a hint how far the hub is.
 * Recording the same again changes nothing, so only the database's commit is waited for. The hint may be lost: a till
 * without a reply queue never holds up its journal.
 */
public final class RecordJournalRoute extends FlowRoute {
  public static final String ID = "record-journal";

  private static final String TELL = "direct:tell-watermark";

  private final RecordJournal recordJournal;

  public RecordJournalRoute(RecordJournal recordJournal) {
    this.recordJournal = recordJournal;
  }

  @Override
  public void configure() {
    for (int partition = 0; partition < Queues.PARTITIONS; partition++) {
      record(partition);
    }
    from(TELL)
        .routeId("tell-watermark").routeConfigurationId(HINTS)
        .to(putHint(HUB_HINTS, "replies")).id("send-watermark");
  }

  private void record(int partition) {
    from(takeRepeatable(HUB, Queues.journalIn(partition)).advanced().mapJmsMessage(false))
        .routeId(ID + "-" + partition)
        .removeHeaders("*", envelopePropertiesAnd(VALIDATED_USER, DELIVERIES))
        .process(new BytesBody("a journal envelope"))
        .bean(recordJournal).id("record-" + partition)
        .filter(body().isNotNull())
        .process(RecordJournalRoute::address)
        .to(TELL);
  }

  private static void address(Exchange exchange) {
    Message message = exchange.getMessage();
    TillId till = new TillId(message.getHeader(VALIDATED_USER, String.class));
    String watermark = Contract.text(message.getBody(Watermark.class));
    message.removeHeaders("*");
    message.setHeader(JMS_DESTINATION_NAME, Queues.replies(till));
    message.setHeader(MessageType.PROPERTY, MessageType.WATERMARK);
    message.setBody(watermark);
  }
}
