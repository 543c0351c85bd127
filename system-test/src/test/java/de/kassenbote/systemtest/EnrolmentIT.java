package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.certificates.Fingerprint;
import de.kassenbote.cli.process.AppProcess;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.systemtest.harness.Distribution;
import de.kassenbote.systemtest.harness.FreePort;
import de.kassenbote.systemtest.harness.FreeTill;
import de.kassenbote.systemtest.harness.Goods;
import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Imports;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.till.enrolment.Enrolled;
import de.kassenbote.till.enrolment.Enrolment;
import de.kassenbote.till.enrolment.EnrolmentRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** How a machine becomes a till by the commands that people use for it; and why it does not, in one sentence. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnrolmentIT {
  private static final int TRIES = 5;

  private final Path directory;
  private final HubProcess hub;

  EnrolmentIT(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) {
    this.directory = directory;
    this.hub = new HubProcess(directory);
  }

  @BeforeAll
  void openHub() {
    hub.start();
    Imports.of(hub).articles(new Goods().writeTo(directory), Shop.CATALOG);
  }

  @AfterAll
  void closeHub() {
    hub.close();
  }

  @Test
  void aMachineBecomesATillByACodeInAFileAndWhatItSellsArrives() throws IOException {
    hub.command("till", "add", "K01", "--catalog", Shop.CATALOG);
    hub.command("code", "add", "--till", "K01", "--out", "K01.code");
    assertThat(enrol("K01.code", "K01", "--device", "counter").out()).contains("this machine is till K01, installation 1", "articles: 40 rows");
    String port = String.valueOf(FreePort.next());
    Path baskets = Files.writeString(directory.resolve("baskets.csv"), "basket,sold_at,article\n1,2026-03-02T09:58:11,A0001\n");
    try (AppProcess till = Distribution.start("till K01", directory, List.of(), List.of("till", "run", "--data", "K01", "--http-port", port))) {
      Shop.until("the till sells", () -> till.isAlive() && Distribution.run(directory, "till", "sell", "--baskets", baskets.toString(), "--http-port", port).exitCode() == 0);
      Shop.until("the sale is at the hub", () -> hub.till(new TillId("K01")).path("receipts").asLong() == 1);
    }
    JsonNode known = hub.rest().get("/api/v1/tills/K01");
    assertThat(known.path("device").asText()).isEqualTo("counter");
    assertThat(known.path("epoch").asInt()).isEqualTo(1);
  }

  @Test
  void aCodeIsForOneMachineAndADirectoryForOneTill() throws IOException {
    FreeTill till = hub.addTill("K02");
    EnrolmentCode other = FreeTill.at(hub.rest(), till.id()).code();
    Path used = file("used", till.code());
    enrol(used.toString(), "first");
    refused(used, "first").contains("first holds a till already, with all that it sold: choose another directory");
    refused(used, "second", "--till", "K02").contains("code " + till.code().id() + " was used already: ask for a new one");
    refused(file("other", other), "second", "--till", "K02").contains("till K02 is released and bound; a machine may become one that is released and free");
    assertThat(Enrolled.isIn(directory.resolve("second"))).isFalse();
    assertThat(hub.rest().get("/api/v1/tills/K02").path("epoch").asInt()).isEqualTo(1);
  }

  /** Had the secret been sent to the hub, the machine would be the till. */
  @Test
  void nothingIsSentToAHubWithAnotherFingerprintThanTheCodes() throws IOException {
    FreeTill till = hub.addTill("K03");
    EnrolmentCode code = till.code();
    EnrolmentCode ofAnother = new EnrolmentCode(code.address(), Fingerprint.of(new byte[Fingerprint.BYTES]), code.id(), code.secret());
    refused(file("of-another", ofAnother), "K03", "--till", "K03").contains("another fingerprint than the code's: nothing was sent");
    assertThat(listed(code).path("state").asText()).isEqualTo("OPEN");
    assertThat(listed(code).path("code").path("triesLeft").asInt()).isEqualTo(TRIES);
    assertThat(Files.readString(hub.data().resolve("log").resolve("hub.log"))).doesNotContain(code.secret());
    enrol(file("right", code).toString(), "K03");
  }

  @Test
  void aWrongAddressIsNamed() throws IOException {
    EnrolmentCode code = hub.addTill("K04").code();
    String nobody = "127.0.0.1:" + FreePort.next();
    refused(file("nobody", at(nobody, code)), "K04").contains("nobody listens at " + nobody);
    String plain = "127.0.0.1:" + hub.httpPort();
    refused(file("plain", at(plain, code)), "K04").contains(plain + " answers something that is no hub");
    String broker = "127.0.0.1:" + hub.brokerPort();
    refused(file("broker", at(broker, code)), "K04").contains(broker);
    assertThat(listed(code).path("code").path("triesLeft").asInt()).isEqualTo(TRIES);
  }

  @Test
  void aCodeThatWasTakenBackOrIsTriedWronglyTooOftenIsGoodForNothing() throws IOException {
    EnrolmentCode revoked = hub.addTill("K05").code();
    hub.command("code", "revoke", revoked.id());
    refused(file("revoked", revoked), "K05").contains("code " + revoked.id() + " is revoked: ask head office for a new one");
    EnrolmentCode code = FreeTill.at(hub.rest(), new TillId("K05")).code();
    EnrolmentCode guessed = new EnrolmentCode(code.address(), code.authority(), code.id(), "0".repeat(code.secret().length()));
    for (int i = 0; i < TRIES; i++) {
      assertThatThrownBy(() -> new Enrolment(guessed, directory.resolve("guess"), Clock.systemUTC()).offers()).isInstanceOf(EnrolmentRefused.class);
    }
    refused(file("guessed", code), "K05").contains("not known here, or was given wrongly too often");
  }

  @Test
  void aCodeForABranchNamesTheTillsThatItAllowsAndBindsTheChosenOne() throws IOException {
    hub.command("branch", "add", "B01", "--name", "Bremen");
    for (String id : List.of("K11", "K12")) {
      hub.command("till", "add", id, "--branch", "B01");
    }
    hub.command("till", "add", "K13", "--branch", "B01", "--unreleased");
    hub.command("code", "add", "--branch", "B01", "--out", "B01.code");
    Path code = directory.resolve("B01.code");
    refused(code, "K12").endsWith("the code allows several tills, name one with --till: K11 K12");
    refused(code, "K12", "--till", "K05").contains("is not for till K05");
    enrol("B01.code", "K12", "--till", "K12");
    assertThat(Enrolled.in(directory.resolve("K12")).assignment().till()).isEqualTo(new TillId("K12"));
  }

  private Path file(String name, EnrolmentCode code) throws IOException {
    return Files.writeString(directory.resolve(name + ".code"), code.text());
  }

  private static EnrolmentCode at(String address, EnrolmentCode code) {
    return new EnrolmentCode(address, code.authority(), code.id(), code.secret());
  }

  private JsonNode listed(EnrolmentCode code) {
    for (JsonNode listed : hub.rest().get("/api/v1/enrolment-codes")) {
      if (listed.path("code").path("id").asText().equals(code.id())) {
        return listed;
      }
    }
    throw new AssertionError("the hub does not list " + code);
  }

  private Distribution.Ended enrol(String code, String data, String... options) {
    Distribution.Ended ended = tried(code, data, options);
    assertThat(ended.exitCode()).as(ended.toString()).isZero();
    return ended;
  }

  /** The one sentence on stderr; the directory holds no till that it did not hold before. */
  private org.assertj.core.api.AbstractStringAssert<?> refused(Path code, String data, String... options) throws IOException {
    boolean before = Enrolled.isIn(directory.resolve(data));
    Distribution.Ended ended = tried(code.toString(), data, options);
    assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(1);
    assertThat(ended.err().strip()).isNotEmpty().doesNotContain("\n", "Exception", EnrolmentCode.parse(Files.readString(code)).secret());
    assertThat(Enrolled.isIn(directory.resolve(data))).isEqualTo(before);
    return assertThat(ended.err().strip());
  }

  private Distribution.Ended tried(String code, String data, String... options) {
    List<String> arguments = new ArrayList<>(List.of("till", "enrol", "--code-file", code, "--data", data));
    arguments.addAll(List.of(options));
    return Distribution.run(directory, arguments.toArray(String[]::new));
  }
}
