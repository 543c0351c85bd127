package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.TillBrokerSettings;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.Hub;
import de.kassenbote.hub.HubSettings;
import de.kassenbote.routes.BadMessages;
import de.kassenbote.routes.contract.Abort;
import de.kassenbote.routes.contract.Assignment;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.envelope.JournalEnvelopeCodec;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.systemtest.harness.FreeTill;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.till.Till;
import de.kassenbote.till.TillRunSettings;
import de.kassenbote.till.journal.DerbyJournal;
import jakarta.jms.JMSContext;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole hub and whole tills in one process: envelopes that are broken when they set off. */
class BrokenEnvelopesTest {
  private static final int ENTRIES = 5;

  @TempDir private Path directory;
  private Hub hub;
  private Rest rest;

  @BeforeEach
  void startTheHub() throws Exception {
    Path data = directory.resolve("hub");
    hub = Hub.start(HubSettings.onLoopback(data, DatabaseSettings.derby(data.resolve("database")), 0, 0, 0));
    rest = new Rest(URI.create("http://127.0.0.1:" + hub.httpPort()), Files.readString(data.resolve("operator-token")).strip(), "hub");
  }

  @AfterEach
  void stopTheHub() {
    hub.close();
  }

  @Test
  void oneBrokenInItsBodyIsAskedForAgainAndOneBrokenInItsChainIsRecordedAndMarkedAndNeitherLoops() throws Exception {
    Assignment body = add("K01");
    Assignment chain = add("K02");
    putOnTheRoadWithAFlippedBit(journalled(body), body);
    journalled(chain);
    changeThePayloadOf(3, chain);
    Till one = start(body);
    Till other = start(chain);
    try {
      awaitRecorded(body);
      awaitRecorded(chain);
    } finally {
      one.close();
      other.close();
    }
    assertThat(installation(body).path("chainBroken").asLong()).isZero();
    assertThat(installation(chain).path("chainBroken").asLong()).isEqualTo(1);
    Shop.until("the first came damaged and then whole", () -> outcomes(body).equals(List.of("damaged", "ok")));
    Shop.until("the second did not fit and came again", () -> outcomes(chain).equals(List.of("damaged", "ok")));
    assertThat(rest.get("/api/v1/dead-letters").path("letters")).isEmpty();
  }

  /** What was sold while nobody was at the hub. */
  private JournalEnvelope journalled(Assignment told) {
    try (Database database = open(told)) {
      DerbyJournal journal = DerbyJournal.open(database, told.till(), told.epoch());
      for (int i = 1; i <= ENTRIES; i++) {
        byte[] abort = Contract.write(new Abort("A" + i, Instant.now(), "anna", List.of(), "customer left"));
        database.useTransaction(tx -> journal.append(tx, Abort.TYPE, 1, Instant.now(), abort));
      }
      return new JournalEnvelope(journal.after(0, ENTRIES));
    }
  }

  private void putOnTheRoadWithAFlippedBit(JournalEnvelope envelope, Assignment told) throws Exception {
    Packed packed = JournalEnvelopeCodec.pack(envelope);
    try (EmbeddedBroker broker = EmbeddedBroker.till(TillBrokerSettings.in(data(told).resolve("broker")).withMinDiskFree(1));
        JMSContext session = broker.connectionFactory().createContext()) {
      BadMessages.Made broken = BadMessages.damaged(packed.headers(), packed.body()).get("one bit flipped");
      session.createProducer().send(session.createQueue(Queues.JOURNAL_OUT), broken.in(session));
    }
  }

  private void changeThePayloadOf(long seq, Assignment told) {
    byte[] other = Contract.write(new Abort("A" + seq, Instant.now(), "somebody else", List.of(), "changed on the disk"));
    try (Database database = open(told)) {
      database.useTransaction(tx -> assertThat(tx.execute("UPDATE journal_entry SET payload = ? WHERE seq = ?", other, seq)).isEqualTo(1));
    }
  }

  private void awaitRecorded(Assignment told) {
    Shop.until(
        "till %s is complete and nothing of it is asked for".formatted(told.till()),
        () -> installation(told).path("watermark").asLong() == ENTRIES && installation(told).path("missing").isEmpty());
  }

  private JsonNode installation(Assignment told) {
    return rest.get("/api/v1/tills/%s/journal".formatted(told.till())).path(0);
  }

  /** Of the till's envelopes, the oldest first. */
  private List<String> outcomes(Assignment told) {
    List<String> outcomes = rest.get("/api/v1/sync-log?what=journal&till=" + told.till()).findValuesAsText("result");
    Collections.reverse(outcomes);
    return outcomes;
  }

  private Assignment add(String till) {
    JsonNode wanted = JsonNodeFactory.instance.objectNode().put("id", till);
    return FreeTill.add(rest, wanted).enrol(directory.resolve(till)).assignment();
  }

  private Till start(Assignment told) throws Exception {
    return Till.start(new TillRunSettings(data(told), null, 0));
  }

  private Database open(Assignment told) {
    return Database.open(DatabaseSettings.derby(data(told).resolve("database")), "db/till");
  }

  private Path data(Assignment told) {
    return directory.resolve(told.till().value());
  }
}
