package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.certificates.CommonName;
import de.kassenbote.certificates.Fingerprint;
import de.kassenbote.certificates.KeyPairs;
import de.kassenbote.certificates.OtherAuthority;
import de.kassenbote.certificates.TestAuthority;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.EnrolmentOffers;
import de.kassenbote.routes.contract.EnrolmentRequest;
import de.kassenbote.routes.contract.TillId;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One-time codes at a whole hub, over TLS; each test has tills of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EnrolmentContract {
  private Operated hub;

  abstract DatabaseSettings database(Path directory);

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    hub = new Operated(data, database(data));
    hub.post("/branches", "{\"id\":\"B01\",\"name\":\"Bremen\",\"zone\":\"Europe/Berlin\"}", 201);
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void codeOffersExactlyTheReleasedAndFreeTillsThatItIsFor() throws Exception {
    for (String till : List.of("A1", "A2", "A3", "A4")) {
      hub.post("/tills", "{\"id\":\"%s\",\"name\":\"Theke\",\"branch\":\"B01\",\"released\":%s}".formatted(till, !till.equals("A3")), 201);
    }
    hub.post("/tills", "{\"id\":\"A5\"}", 201);
    hub.enrol("A4");

    assertThat(offers(hub.code("{\"branch\":\"B01\"}"))).containsExactly("A1", "A2");
    assertThat(offers(hub.code("{\"till\":\"A5\"}"))).containsExactly("A5");
  }

  @Test
  void machineGetsACertificateThatNamesTheTillAndNothingElseOfIts() throws Exception {
    hub.post("/tills", "{\"id\":\"B1\"}", 201);
    EnrolledTill till = hub.enrol("B1");
    assertThat(CommonName.of(till.identity().certificate())).isEqualTo("B1");
    assertThat(till.epoch()).isEqualTo(1);
    assertThat(till.identity().certificate().getNotAfter().toInstant()).isAfter(Instant.now().plusSeconds(300L * 86_400));
  }

  @Test
  void codeIsGoodOnceAndTheSameMachineHearsItsAnswerAgain() throws Exception {
    hub.post("/tills", "{\"id\":\"C1\"}", 201);
    EnrolmentCode code = hub.code("{\"till\":\"C1\"}");
    KeyPair keys = KeyPairs.forTls();
    EnrolmentRequest request = EnrolledTill.request(code, "C1", keys);

    HttpResponse<byte[]> first = EnrolledTill.ask(code, "installations", request);
    HttpResponse<byte[]> again = EnrolledTill.ask(code, "installations", request);
    HttpResponse<byte[]> other = EnrolledTill.ask(code, "installations", EnrolledTill.request(code, "C1", KeyPairs.forTls()));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(tree(again).path("assignment")).isEqualTo(tree(first).path("assignment"));
    assertThat(other.statusCode()).isEqualTo(410);
    assertThat(tree(other).path("message").asText()).isEqualTo("code %s was used already: ask for a new one".formatted(code.id()));
    assertThat(hub.till("C1").path("epoch").asInt()).isEqualTo(1);
    hub.step("C1", "unbind");
    assertThat(EnrolledTill.ask(code, "installations", request).statusCode()).as("the machine that was unbound").isEqualTo(410);
    assertThat(hub.enrol("C1").epoch()).isEqualTo(2);
    assertThat(EnrolledTill.ask(code, "installations", request).statusCode()).as("the machine that another one replaced").isEqualTo(410);
  }

  @Test
  void fiveWrongSecretsEndACode() throws Exception {
    hub.post("/tills", "{\"id\":\"D1\"}", 201);
    EnrolmentCode code = hub.code("{\"till\":\"D1\"}");
    EnrolmentCode guess = new EnrolmentCode(code.address(), code.authority(), code.id(), "0000000000000000");
    for (int i = 0; i < 4; i++) {
      assertThat(EnrolledTill.ask(code, "offers", EnrolmentRequest.offers(guess)).statusCode()).isEqualTo(403);
    }
    assertThat(offers(code)).containsExactly("D1");
    assertThat(EnrolledTill.ask(code, "offers", EnrolmentRequest.offers(guess)).statusCode()).isEqualTo(403);

    assertThat(EnrolledTill.ask(code, "offers", EnrolmentRequest.offers(code)).statusCode()).isEqualTo(403);
    assertThat(state(code)).isEqualTo("REVOKED");
  }

  @Test
  void revokedCodeIsGoodForNothing() throws Exception {
    hub.post("/tills", "{\"id\":\"E1\"}", 201);
    EnrolmentCode code = hub.code("{\"till\":\"E1\"}");
    hub.delete("/enrolment-codes/" + code.id(), 200);

    HttpResponse<byte[]> refused = EnrolledTill.ask(code, "installations", EnrolledTill.request(code, "E1", KeyPairs.forTls()));

    assertThat(refused.statusCode()).isEqualTo(410);
    assertThat(tree(refused).path("message").asText()).isEqualTo("code %s is revoked: ask head office for a new one".formatted(code.id()));
    assertThat(hub.till("E1").path("bound").asBoolean(true)).isFalse();
    hub.delete("/enrolment-codes/" + code.id(), 409);
  }

  @Test
  void codeOfOneTillMakesNoOtherOne() throws Exception {
    hub.post("/tills", "{\"id\":\"F1\"}", 201);
    hub.post("/tills", "{\"id\":\"F2\"}", 201);
    EnrolmentCode code = hub.code("{\"till\":\"F1\"}");

    assertThat(EnrolledTill.ask(code, "installations", EnrolledTill.request(code, "F2", KeyPairs.forTls())).statusCode()).isEqualTo(403);

    assertThat(hub.till("F2").path("bound").asBoolean(true)).isFalse();
    assertThat(offers(code)).containsExactly("F1");
  }

  @Test
  void oneOfManyMachinesThatTryTheSameTillBecomesIt() throws Exception {
    hub.post("/tills", "{\"id\":\"G1\",\"branch\":\"B01\"}", 201);
    List<EnrolmentCode> codes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      codes.add(hub.code(i % 2 == 0 ? "{\"till\":\"G1\"}" : "{\"branch\":\"B01\"}"));
    }
    ExecutorService machines = Executors.newFixedThreadPool(8);
    List<Integer> answers = new ArrayList<>();
    try {
      List<Callable<Integer>> tries =
          codes.stream().<Callable<Integer>>map(code -> () -> EnrolledTill.ask(code, "installations", EnrolledTill.request(code, "G1", KeyPairs.forTls())).statusCode()).toList();
      for (var answer : machines.invokeAll(tries)) {
        answers.add(answer.get());
      }
    } finally {
      machines.shutdownNow();
    }

    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    assertThat(answers).filteredOn(status -> status != 200).hasSize(7).containsOnly(409);
    assertThat(hub.till("G1").path("epoch").asInt()).isEqualTo(1);
  }

  @Test
  void secretIsKeptNowhere() throws Exception {
    hub.post("/tills", "{\"id\":\"H1\"}", 201);
    EnrolmentCode code = hub.code("{\"till\":\"H1\"}");
    assertThat(hub.get("/enrolment-codes").toString()).contains(code.id()).doesNotContain(code.secret()).doesNotContain("secretHash");
    assertThat(hub.get("/acts").toString()).contains(code.id()).doesNotContain(code.secret()).doesNotContain("secretHash");
  }

  @Test
  void hubOfAnotherAuthorityIsSentNothing() throws Exception {
    hub.post("/tills", "{\"id\":\"I1\"}", 201);
    EnrolmentCode right = hub.code("{\"till\":\"I1\"}");
    EnrolmentCode wrong = new EnrolmentCode(right.address(), Fingerprint.of(new TestAuthority().authority().certificate()), right.id(), right.secret());

    assertThatThrownBy(() -> EnrolledTill.ask(wrong, "offers", EnrolmentRequest.offers(wrong))).hasRootCauseInstanceOf(OtherAuthority.class);
  }

  @Test
  void enrolmentIsNotAnsweredInTheClear() throws Exception {
    assertThat(hub.inTheClear("/enrolment/offers", "{\"code\":\"a\",\"secret\":\"b\"}")).contains("enrolment is answered over https only");
  }

  @Test
  void wishesForCodesThatMakeNoSenseAreRefused() throws Exception {
    hub.post("/tills", "{\"id\":\"J1\"}", 201);
    assertThat(hub.post("/enrolment-codes", "{}", 400).path("message").asText()).isEqualTo("a code is for one till or for one branch: name either");
    assertThat(hub.post("/enrolment-codes", "{\"till\":\"J1\",\"branch\":\"B01\"}", 400).path("message").asText()).startsWith("a code is for one till or");
    assertThat(hub.post("/enrolment-codes", "{\"till\":\"J1\",\"minutes\":0}", 400).path("message").asText()).startsWith("a code may be valid for one minute to fourteen days");
    assertThat(hub.post("/enrolment-codes", "{\"till\":\"J9\"}", 404).path("message").asText()).isEqualTo("there is no till J9 at the hub");
    assertThat(hub.post("/enrolment-codes", "{\"branch\":\"B99\"}", 404).path("message").asText()).isEqualTo("there is no branch B99");
    assertThat(hub.get("/enrolment-codes").toString()).doesNotContain("J1");
  }

  @Test
  void requestsThatAreNoneAreRefusedAndCountAsNoTry() throws Exception {
    hub.post("/tills", "{\"id\":\"K1\"}", 201);
    EnrolmentCode code = hub.code("{\"till\":\"K1\"}");
    EnrolmentRequest noKey = new EnrolmentRequest(code.id(), code.secret(), new TillId("K1"), "bm9uZQ==", "bm9uZQ==", "tablet", "1");
    for (int i : IntStream.range(0, 6).toArray()) {
      HttpResponse<byte[]> refused = EnrolledTill.ask(code, "installations", i == 0 ? EnrolmentRequest.offers(code) : noKey);
      assertThat(refused.statusCode()).isEqualTo(400);
    }
    assertThat(offers(code)).containsExactly("K1");
  }

  private String state(EnrolmentCode code) throws Exception {
    for (JsonNode listed : hub.get("/enrolment-codes")) {
      if (listed.path("code").path("id").asText().equals(code.id())) {
        return listed.path("state").asText();
      }
    }
    throw new AssertionError("code " + code.id() + " is not listed");
  }

  private static List<String> offers(EnrolmentCode code) throws Exception {
    HttpResponse<byte[]> answer = EnrolledTill.ask(code, "offers", EnrolmentRequest.offers(code));
    assertThat(answer.statusCode()).as(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(200);
    return Contract.read(answer.body(), EnrolmentOffers.class).tills().stream().map(offer -> offer.till().value()).toList();
  }

  private static JsonNode tree(HttpResponse<byte[]> answer) throws Exception {
    return Contract.mapper().readTree(answer.body());
  }
}
