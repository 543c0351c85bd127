package de.kassenbote.routes.link;

import de.kassenbote.routes.contract.TillId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/**
 * Says in one sentence why there is no link: the hub's address, and the cause.
 *
 * @param address the hub's broker, {@code host:port}
 * @param tls what the till connects with
 */
record LinkFailure(String address, TillId till, Supplier<SSLContext> tls) {
  private static final int KNOCK_MILLIS = 2_000;
  private static final String REFUSED =
      "it refused this till's certificate: is the till released there, is this its latest installation, and is the clock right?";

  /** Why an attempt to connect came to nothing. */
  String onConnecting(Throwable failure) {
    return switch (type(failure)) {
      case NOT_CONNECTED -> "cannot reach the hub's broker at %s: %s".formatted(address, knock());
      // a client whose certificate is refused hears nothing but that the line is closed, and waits
      case CONNECTION_TIMEDOUT -> "cannot reach the hub's broker at %s: %s".formatted(address, knock().equals(REFUSED) ? REFUSED : "no answer");
      case SECURITY_EXCEPTION -> "the hub's broker at %s let till %s in no further: %s".formatted(address, till, REFUSED);
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

  /** The client says only that it could not connect; a handshake says why. */
  private String knock() {
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1))), KNOCK_MILLIS);
      return shakeHands(socket, host);
    } catch (UnknownHostException e) {
      return "host '%s' is not known".formatted(host);
    } catch (SocketTimeoutException e) {
      return "no answer";
    } catch (SSLException e) {
      return isOurs(e) ? "it does not have the certificate of this till's hub: " + e.getMessage() : REFUSED;
    } catch (ConnectException e) {
      return e.getMessage() == null ? "connection refused" : e.getMessage().toLowerCase(Locale.ROOT);
    } catch (IOException | IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** In TLS 1.3 the server says what it thinks of a certificate when it is asked for the first byte. */
  private String shakeHands(Socket socket, String host) throws IOException {
    try (SSLSocket secure = (SSLSocket) tls.get().getSocketFactory().createSocket(socket, host, socket.getPort(), true)) {
      secure.setSoTimeout(KNOCK_MILLIS);
      secure.startHandshake();
      return secure.getInputStream().read() < 0 ? REFUSED : "nobody answered, now somebody does";
    } catch (SocketTimeoutException e) {
      return "nobody answered, now somebody does";
    }
  }

  /** Whether this side broke the handshake off; what the other side found comes as an alert. */
  private static boolean isOurs(SSLException e) {
    return e.getCause() instanceof CertificateException;
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
