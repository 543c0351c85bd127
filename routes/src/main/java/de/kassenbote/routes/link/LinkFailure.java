package de.kassenbote.routes.link;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/**
 * Says in one sentence why there is no link: the hub's address, and the cause.
 *
 * @param address the hub's broker, {@code host:port}
 * @param till as whom the till connects
 */
record LinkFailure(String address, String till) {
  private static final int KNOCK_MILLIS = 2_000;

  /** Why an attempt to connect came to nothing. */
  String onConnecting(Throwable failure) {
    return switch (type(failure)) {
      case NOT_CONNECTED -> "cannot reach the hub's broker at %s: %s".formatted(address, knock());
      case CONNECTION_TIMEDOUT -> "cannot reach the hub's broker at %s: no answer".formatted(address);
      case SECURITY_EXCEPTION ->
          "the hub's broker at %s refused till %s's password: is its till file the one that this hub wrote last, and is the till released there?".formatted(address, till);
      default -> "cannot use the hub's broker at %s: %s".formatted(address, cause(failure));
    };
  }

  /** Why a link that was up is no more. */
  String onceConnected(Throwable failure) {
    return switch (type(failure)) {
      case DISCONNECTED -> "the hub's broker at %s closed the connection".formatted(address);
      case CONNECTION_TIMEDOUT -> "the line to the hub's broker at %s went silent".formatted(address);
      default -> "the line to the hub's broker at %s broke: %s".formatted(address, cause(failure));
    };
  }

  /** The client says only that it could not connect; the socket says why. */
  private String knock() {
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1))), KNOCK_MILLIS);
      return "nobody answered, now somebody does";
    } catch (UnknownHostException e) {
      return "host '%s' is not known".formatted(host);
    } catch (SocketTimeoutException e) {
      return "no answer";
    } catch (ConnectException e) {
      return e.getMessage() == null ? "connection refused" : e.getMessage().toLowerCase(Locale.ROOT);
    } catch (IOException | IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static ActiveMQExceptionType type(Throwable failure) {
    return broker(failure).map(ActiveMQException::getType).orElse(ActiveMQExceptionType.GENERIC_EXCEPTION);
  }

  /** Without the number that the broker's messages begin with. */
  private static String cause(Throwable failure) {
    String message = broker(failure).map(Throwable::getMessage).orElseGet(failure::getMessage);
    return message == null ? failure.getClass().getSimpleName() : message.replaceFirst("^AMQ[0-9]+: ", "");
  }

  private static Optional<ActiveMQException> broker(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ActiveMQException broker) {
        return Optional.of(broker);
      }
    }
    return Optional.empty();
  }
}
