package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.Hub;
import de.kassenbote.hub.HubSettings;
import de.kassenbote.till.Till;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Numbers from the operator's hand to the receipt of a real till at a real hub. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumbersCommandTest {
  private Path directory;
  private Hub hub;
  private Till till;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    directory = temporary;
    hub = Hub.start(HubSettings.onLoopback(directory.resolve("hub"), DatabaseSettings.derby(directory.resolve("hub/database")), 0, 0, 0));
    for (String id : new String[] {"K01", "K02"}) {
      assertThat(run("hub", "till", "add", id).exitCode()).isZero();
    }
    till = EnrolledTill.start(directory.resolve("K01"), "K01", this::run);
    EnrolledTill.enrol(directory.resolve("K02"), "K02", this::run);
  }

  @AfterAll
  void stop() {
    till.close();
    hub.close();
  }

  @Test
  void numbersGivenByHandReachTheTill() {
    assertThat(run("hub", "numbers", "add", "FAIR-", "--kind", "receipt", "--width", "4", "--to", "500", "--block", "50", "--low-water", "10", "--reserve", "0").exitCode()).isZero();
    assertThat(run("hub", "numbers", "give", "K01", "FAIR-", "101", "150").out()).contains("till K01 gets 'FAIR-' 101 to 150");
    await("the till has them").atMost(Duration.ofSeconds(60)).until(() -> status().path("numbersLeft").asLong() == 101_050);
    assertThat(status().path("numbersInReserve").asLong()).isEqualTo(1_000);

    CommandRun refused = run("hub", "numbers", "give", "K02", "FAIR-", "150", "160");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("till K01 was given FAIR-0101 to FAIR-0150");
    assertThat(run("hub", "numbers", "series").out()).containsPattern("FAIR- +receipt +4 +1 +500 +50 +10 +0 +50");
  }

  @Test
  void aTillThatIsAssignedAnotherSeriesIsGivenItsNumbersWhenItHasFew() {
    assertThat(run("hub", "numbers", "add", "Z-", "--kind", "day-closing", "--width", "3", "--block", "20", "--low-water", "5", "--reserve", "5").exitCode()).isZero();
    assertThat(run("hub", "numbers", "assign", "K01", "Z-").exitCode()).isZero();
    assertThat(run("hub", "numbers", "set", "K01-Z", "--low-water", "0").exitCode()).isZero();
    JsonNode closings = numbers("day-closing");
    assertThat(closings.path("prefix").asText()).isEqualTo("Z-");
    assertThat(closings.path("left").asLong()).as("of the series before").isEqualTo(100_000);
    assertThat(closings.path("enoughForDays").isMissingNode()).isTrue();
  }

  @Test
  void whatIsWrongIsSaidAndChangesNothing() {
    assertThat(run("hub", "numbers", "add", "X7", "--kind", "receipt").err()).contains("prefix must end with a capital letter or a hyphen, got 'X7'");
    assertThat(run("hub", "numbers", "add", "X-", "--kind", "bill").err()).contains("'bill' is no kind of document; known are [receipt, reversal,");
    assertThat(run("hub", "numbers", "add", "X-", "--kind", "receipt", "--block", "10", "--low-water", "11").err()).contains("lowWater must be 0 to blockSize (10), got 11");
    assertThat(run("hub", "numbers", "add", "K01-B", "--kind", "receipt").err()).contains("prefix 'K01-B' has a series already, of kind 'receipt'");
    assertThat(run("hub", "numbers", "set", "X-", "--to", "7").exitCode()).isEqualTo(3);
    assertThat(run("hub", "numbers", "set", "K01-B", "--to", "200000").err()).contains("leaves out numbers K01-B99999000 to K01-B99999999, which till K01 was given");
    assertThat(run("hub", "numbers", "assign", "K01", "X-").err()).contains("there is no number series 'X-'; known are [");
    assertThat(run("hub", "numbers", "assign", "K99", "K01-B").err()).contains("there is no till K99 in use");
    assertThat(run("hub", "numbers", "series").out()).doesNotContainPattern("(?m)^X");
  }

  @Test
  void jsonIsAsDocumented() throws Exception {
    DocumentedJson.of("hub numbers ls").describes(run("hub", "numbers", "ls", "-o", "json").json());
    DocumentedJson.of("hub numbers series").describes(run("hub", "numbers", "series", "-o", "json").json());
    assertThat(run("hub", "numbers", "ls", "--till", "K02", "-o", "csv").out().lines()).first().isEqualTo("till,kind,prefix,left,reserve,a day,days,state,ranges,abandoned");
    assertThat(run("hub", "numbers", "ls", "--till", "K02").out()).containsPattern("K02 +receipt +K02-B +100000 +1000 +- +- +enough +K02-B00000001…K02-B00100000 K02-B99999000…K02-B99999999");
  }

  private JsonNode numbers(String kind) {
    return run("hub", "numbers", "ls", "--till", "K01", "-o", "json").json().valueStream().filter(n -> n.path("kind").asText().equals(kind)).findFirst().orElseThrow();
  }

  private JsonNode status() {
    return CommandRun.of("till", "status", "--url", "http://127.0.0.1:" + till.httpPort(), "-o", "json").json();
  }

  private CommandRun run(String... arguments) {
    String[] where = {"--data", directory.resolve("hub").toString(), "--http-port", String.valueOf(hub.httpPort())};
    return CommandRun.of(Stream.concat(Stream.of(arguments), Stream.of(where)).toArray(String[]::new));
  }
}
