package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.broker.HeldTls;
import de.kassenbote.certificates.CertificateRequest;
import de.kassenbote.certificates.Identity;
import de.kassenbote.certificates.KeyPairs;
import de.kassenbote.certificates.Pem;
import de.kassenbote.certificates.Tls;
import de.kassenbote.routes.contract.Assignment;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EnrolmentAnswer;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.EnrolmentRequest;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.routes.link.HubConnections;
import jakarta.jms.JMSContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A machine that became a till, with what it was told and what it is known by. */
record EnrolledTill(Assignment assignment, Identity identity) {
  static EnrolledTill by(EnrolmentCode code, String till) throws Exception {
    KeyPair keys = KeyPairs.forTls();
    HttpResponse<byte[]> answer = ask(code, "installations", request(code, till, keys));
    assertThat(answer.statusCode()).as("enrolment of %s: %s", till, new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(200);
    EnrolmentAnswer told = Contract.read(answer.body(), EnrolmentAnswer.class);
    return new EnrolledTill(told.assignment(), Identity.of(keys, Pem.certificates(told.certificates(), "the answer")));
  }

  static EnrolmentRequest request(EnrolmentCode code, String till, KeyPair keys) {
    return new EnrolmentRequest(
        code.id(), code.secret(), new TillId(till), CertificateRequest.of(keys), CertificateRequest.of(KeyPairs.forVouchers()), "tablet-" + till, "test");
  }

  /** Over TLS, with a hub that has the authority of the code. */
  static HttpResponse<byte[]> ask(EnrolmentCode code, String what, EnrolmentRequest request) throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(Tls.client(code.authority())).build();
    return client.send(
        HttpRequest.newBuilder(URI.create("https://" + code.address() + "/enrolment/" + what)).POST(BodyPublishers.ofByteArray(Contract.write(request))).build(),
        BodyHandlers.ofByteArray());
  }

  TillId till() {
    return assignment.till();
  }

  TillSettings settings() {
    return assignment.settings();
  }

  int epoch() {
    return assignment.epoch();
  }

  /** As the till itself connects. */
  HubConnections connections() {
    return new HubConnections(assignment.address(), till(), () -> Tls.client(identity));
  }

  /** A connection made by hand, to the broker at that port. */
  JMSContext connect(int port) {
    JMSContext context = factory(port).createContext();
    context.start();
    return context;
  }

  ActiveMQConnectionFactory factory(int port) {
    ActiveMQConnectionFactory factory =
        new ActiveMQConnectionFactory(HeldTls.url("127.0.0.1:" + port, HeldTls.hold(() -> Tls.client(identity))) + "&reconnectAttempts=0");
    factory.setCallTimeout(2_000);
    return factory;
  }
}
