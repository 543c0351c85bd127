package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.TillBrokerSettings;
import de.kassenbote.routes.relayjournal.WaitingEnvelopes;
import de.kassenbote.systemtest.harness.FeedState;
import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Ledger;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.TillProcess;
import de.kassenbote.systemtest.harness.TillSeller;
import de.kassenbote.systemtest.harness.Trees;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hub and tills started in any order, a till without its broker's files, a hub with yesterday's database. Each test finds
 * hub and K01 running with nothing unsent, and leaves them so; what all of them left behind is counted at the end.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartOrderIT {
  private final Path directory;
  private HubProcess hub;
  private Shop shop;
  private TillProcess till;
  private TillSeller seller;
  private String generationOfBackup = "none was taken";

  StartOrderIT(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  void openShop() {
    hub = new HubProcess(directory);
    shop = Shop.open(directory, hub);
    till = shop.add("K01", 20);
    seller = shop.seller("K01");
    shop.startTills();
    seller.sell(20);
    shop.awaitAllAtHub();
  }

  @AfterAll
  void countEverything() {
    try (Shop open = shop) {
      open.tills().forEach(t -> hub.awaitCurrent(t.id()));
      open.stop();
      Ledger.requireExact(open);
      FeedState atHub = FeedState.atHub(hub.data().resolve("database"));
      assertThat(atHub.generation()).isNotEqualTo(generationOfBackup);
      assertThat(atHub.hashes()).isNotEmpty();
      assertThat(open.tills()).allSatisfy(t -> assertThat(FeedState.atTill(t)).isEqualTo(atHub));
    }
  }

  @Test
  void hubAndTillsStartInAnyOrder() {
    TillProcess another = shop.add("K02", 20);
    till.stop();
    hub.close();

    till.start();
    seller.sell(40);
    assertThat(till.isOnline()).isFalse();
    till.stop();

    hub.start();
    // what it was told half a minute ago it still believes
    Shop.until("the hub says that the till is away", Duration.ofSeconds(60), () -> !hub.till(till.id()).path("online").asBoolean());
    another.start();
    shop.awaitGoods(another);
    shop.seller("K02").sell(40);
    till.start();
    seller.sell(40);
    shop.awaitAllAtHub();
  }

  @Test
  void aTillWhoseBrokersFilesAreGoneSellsAndSendsEverythingUnconfirmed() throws Exception {
    // a silent line still counts as up: envelopes go into the broker, and get no further
    till.line().stall();
    seller.sell(60);
    long confirmed = till.status().path("confirmedSeq").longValue();
    assertThat(till.unsent()).isEqualTo(60);
    till.kill();
    assertThat(lastRelayed()).as("the last entry that lies in the broker").isGreaterThan(confirmed);
    Trees.delete(till.data().resolve("broker"));

    till.line().restore();
    till.start();
    seller.sell(20);
    shop.awaitAllAtHub();
  }

  @Test
  void aHubRestoredFromABackupGetsEverythingAgainAndRenewsTheFeeds() {
    String article = shop.goods().last();
    Path database = hub.data().resolve("database");
    Path backup = directory.resolve("backup");
    hub.close();
    Trees.copy(database, backup);
    generationOfBackup = FeedState.atHub(backup).generation();
    hub.start();
    hub.rename(article, "lost with the database");
    hub.awaitCurrent(till.id());
    seller.sell(50);
    shop.awaitAllAtHub();

    hub.kill();
    Trees.delete(database);
    Trees.copy(backup, database);
    till.line().cut();
    seller.sell(20);
    hub.start(); // nobody says that it was restored, and new changes hide that versions are missing
    for (int n = 1; n <= 3; n++) {
      hub.rename("A0001", "new after the loss, " + n);
    }
    till.line().restore();
    till.rest().post("/api/v1/exchange-now");
    shop.awaitAllAtHub();
  }

  /** From the files of the till that does not run; 0 = nothing waits there. */
  private long lastRelayed() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.till(TillBrokerSettings.in(till.data().resolve("broker")))) {
      return WaitingEnvelopes.lastSeq(broker.connectionFactory(), till.id(), 1);
    }
  }
}
