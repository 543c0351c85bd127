package de.kassenbote.routes.endpoint;

import jakarta.jms.ConnectionFactory;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.jms.JmsComponent;

/** A camel-jms component on one broker, with the options that all routes share. */
public final class BrokerComponent {
  private static final long RECOVERY_MILLIS = 1_000;

  private BrokerComponent() {}

  public static JmsComponent on(ConnectionFactory connections) {
    JmsComponent jms = JmsComponent.jmsComponent(connections);
    jms.setCacheLevelName("CACHE_CONSUMER");
    jms.setAsyncStartListener(true); // starts with the broker away
    jms.setAsyncStopListener(false); // stopped means stopped: nothing is taken afterwards
    jms.setRecoveryInterval(RECOVERY_MILLIS);
    jms.setAcceptMessagesWhileStopping(false);
    jms.setErrorHandlerLoggingLevel(LoggingLevel.DEBUG); // each failed delivery; the error policies say it, once
    return jms;
  }
}
