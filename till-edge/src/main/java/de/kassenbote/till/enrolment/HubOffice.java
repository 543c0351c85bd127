package de.kassenbote.till.enrolment;

import de.kassenbote.certificates.OtherAuthority;
import de.kassenbote.certificates.Tls;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EnrolmentAnswer;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.EnrolmentOffers;
import de.kassenbote.routes.contract.EnrolmentRequest;
import de.kassenbote.routes.contract.RejectedMessage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** The hub as a machine sees it that has nothing but a code. Nothing is sent before the hub has shown the authority that the code names. */
final class HubOffice {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final EnrolmentCode code;
  private final Clock clock;
  private final HttpClient client;

  HubOffice(EnrolmentCode code, Clock clock) {
    this.code = code;
    this.clock = clock;
    this.client = HttpClient.newBuilder().sslContext(Tls.client(code.authority())).connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();
  }

  EnrolmentOffers offers() {
    return ask("offers", EnrolmentRequest.offers(code), EnrolmentOffers.class);
  }

  EnrolmentAnswer enrol(EnrolmentRequest request) {
    return ask("installations", request, EnrolmentAnswer.class);
  }

  private <T> T ask(String what, EnrolmentRequest request, Class<T> answer) {
    HttpRequest asked =
        HttpRequest.newBuilder(URI.create("https://%s/enrolment/%s".formatted(code.address(), what)))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Contract.write(request)))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(asked, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new EnrolmentRefused(refusal(response));
      }
      return Contract.read(response.body(), answer);
    } catch (RejectedMessage e) {
      throw new EnrolmentRefused("the hub at %s answered in a way that this version does not understand: %s".formatted(code.address(), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnrolmentRefused("interrupted", e);
    } catch (IOException e) {
      throw new EnrolmentRefused(said(e), e);
    }
  }

  private String refusal(HttpResponse<byte[]> response) {
    try {
      return Contract.mapper().readTree(response.body()).path("message").asText("the hub at %s answered %d".formatted(code.address(), response.statusCode()));
    } catch (IOException e) {
      return "at %s answers something that is no hub (status %d): is the address right?".formatted(code.address(), response.statusCode());
    }
  }

  private String said(IOException failure) {
    String address = code.address();
    if (has(failure, OtherAuthority.class)) {
      return "at %s answers a hub with another fingerprint than the code's: nothing was sent; is the address right, and the code from that hub?".formatted(address);
    }
    if (has(failure, CertificateNotYetValidException.class) || has(failure, CertificateExpiredException.class)) {
      return "the certificate of the hub at %s is not valid at %s: is this machine's clock right?".formatted(address, clock.instant());
    }
    if (has(failure, UnknownHostException.class) || has(failure, UnresolvedAddressException.class)) {
      return "host of %s is not known: is the address right, and is there a line?".formatted(address);
    }
    if (has(failure, HttpTimeoutException.class)) {
      return "no answer from %s: is the address right, and is there a line?".formatted(address);
    }
    if (has(failure, ConnectException.class)) {
      return "nobody listens at %s: is the address right, and does the hub run?".formatted(address);
    }
    return has(failure, SSLException.class)
        ? "at %s answers something that is no hub: is the address right?".formatted(address)
        : "the line to %s broke: try again".formatted(address);
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return true;
      }
    }
    return false;
  }
}
