package de.kassenbote.routes.heartbeat;

import static org.apache.camel.component.jms.JmsConstants.JMS_DESTINATION_NAME;

import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.endpoint.TextBody;
import de.kassenbote.routes.envelope.Queues;

/**
 * Answers tills on their own reply queue, which follows from the validated user and never from the message. A question
 * that is none is logged and gone; a lost answer is made good by the next heartbeat.
 */
public final class AnswerRequestsRoute extends FlowRoute {
  private final AnswerRequests answers;

  public AnswerRequestsRoute(AnswerRequests answers) {
    this.answers = answers;
  }

  @Override
  public void configure() {
    from(takeHint(HUB_HINTS, Queues.REQUESTS_IN).advanced().mapJmsMessage(false))
        .routeId("answer-requests").routeConfigurationId(HINTS)
        .removeHeaders("*", MessageType.PROPERTY, VALIDATED_USER)
        .process(new TextBody("a question"))
        .bean(answers, "answer(${header." + VALIDATED_USER + "}, ${header.type}, ${body})").id("answer")
        .filter(body().isNotNull())
        .setHeader(JMS_DESTINATION_NAME, simple(Queues.REPLIES_PREFIX + "${header." + VALIDATED_USER + "}"))
        .removeHeaders("*", JMS_DESTINATION_NAME)
        .setHeader(MessageType.PROPERTY, constant(MessageType.HEARTBEAT_ANSWER))
        .to(putHint(HUB_HINTS, "replies")).id("send-to-replies");
  }
}
