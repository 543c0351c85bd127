package de.kassenbote.routes.process;

import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.Packed;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListener;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Whatever is logged while a route has a message in hand names it: the till that the broker validated, and what the
 * properties of an envelope say that it carries, as far as they look like that.
 */
final class MessageInLog extends RoutePolicySupport {
  private static final String FIELDS = "log-fields-";
  private static final Pattern FEED_AND_SCOPE = Pattern.compile("[a-z-]{1,20}/[\\p{L}\\p{N} ._-]{1,60}");

  private MessageInLog() {}

  /** For every route of the Camel that it listens to. */
  static MainListener everywhere() {
    return new MainListenerSupport() {
      @Override
      public void beforeConfigure(BaseMainSupport main) {
        main.getCamelContext().addRoutePolicyFactory((camel, routeId, route) -> new MessageInLog());
      }
    };
  }

  @Override
  public void onExchangeBegin(Route route, Exchange exchange) {
    exchange.setProperty(FIELDS + route.getRouteId(), of(exchange.getMessage()));
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    exchange.getProperty(FIELDS + route.getRouteId(), LogFields.class).close();
  }

  private static LogFields of(Message message) {
    LogFields fields = LogFields.open();
    if (message.getHeader(FlowRoute.VALIDATED_USER) instanceof String till) {
      fields.with(LogFields.TILL, till);
    }
    if (message.getHeader(Packed.EPOCH) instanceof Integer epoch) {
      fields.with(LogFields.EPOCH, epoch);
    }
    if (message.getHeader(Packed.FROM) instanceof Long from && message.getHeader(Packed.TO) instanceof Long to) {
      fields.with(LogFields.SEQ, from).with(LogFields.LAST_SEQ, to);
    }
    if (message.getHeader(Packed.SCOPE) instanceof String scope && FEED_AND_SCOPE.matcher(scope).matches()) {
      fields.with(LogFields.FEED, scope);
    }
    return fields;
  }
}
