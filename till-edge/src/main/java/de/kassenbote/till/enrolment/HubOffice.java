package de.kassenbote.till.enrolment;

import de.kassenbote.certificates.OtherAuthority;
import de.kassenbote.certificates.Tls;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EnrolmentAnswer;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.EnrolmentOffers;
import de.kassenbote.routes.contract.EnrolmentRequest;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.till.enrolment.EnrolmentRefused.Reason;
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
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLException;

/** The hub as a machine sees it that has nothing but a code. Nothing is sent before the hub has shown the authority that the code names. */
final class HubOffice {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** In the order in which they are looked for: what comes later is more general. */
  private static final Map<Class<? extends Throwable>, Reason> CAUSES = causes();

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
        throw refusal(response);
      }
      return Contract.read(response.body(), answer);
    } catch (RejectedMessage e) {
      throw new EnrolmentRefused(e, Reason.NOT_UNDERSTOOD, code.address(), String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnrolmentRefused(e, Reason.LINE_BROKE, code.address());
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private EnrolmentRefused refusal(HttpResponse<byte[]> response) {
    try {
      String said = Contract.mapper().readTree(response.body()).path("message").asText();
      return said.isEmpty() ? new EnrolmentRefused(Reason.NO_HUB, code.address()) : new EnrolmentRefused(Reason.BY_THE_HUB, said);
    } catch (IOException e) {
      return new EnrolmentRefused(e, Reason.NO_HUB, code.address());
    }
  }

  private EnrolmentRefused broken(IOException failure) {
    if (has(failure, CertificateNotYetValidException.class) || has(failure, CertificateExpiredException.class)) {
      return new EnrolmentRefused(failure, Reason.CERTIFICATE_NOT_VALID_NOW, code.address(), clock.instant());
    }
    Reason reason = CAUSES.entrySet().stream().filter(cause -> has(failure, cause.getKey())).map(Map.Entry::getValue).findFirst().orElse(Reason.LINE_BROKE);
    return new EnrolmentRefused(failure, reason, code.address());
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  private static Map<Class<? extends Throwable>, Reason> causes() {
    Map<Class<? extends Throwable>, Reason> causes = new LinkedHashMap<>();
    causes.put(OtherAuthority.class, Reason.OTHER_FINGERPRINT);
    causes.put(UnknownHostException.class, Reason.HOST_UNKNOWN);
    causes.put(UnresolvedAddressException.class, Reason.HOST_UNKNOWN);
    causes.put(HttpTimeoutException.class, Reason.NO_ANSWER);
    causes.put(ConnectException.class, Reason.NOBODY_LISTENS);
    causes.put(SSLException.class, Reason.NO_HUB);
    return causes;
  }
}
