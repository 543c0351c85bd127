package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.TillBrokerSettings;
import de.kassenbote.routes.relayjournal.WaitingEnvelopes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Hub and tills started in any order, a till without its broker's files, a hub with yesterday's database. */
class StartOrderIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  private HubProcess hub;

  @BeforeEach
  void prepare() {
    hub = new HubProcess(directory);
  }

  @Test
  void hubAndTillsStartInAnyOrder() {
    try (Shop shop = Shop.open(directory, hub)) {
      TillProcess first = shop.add("K01", 20);
      first.start();
      shop.awaitGoods(first);
      first.stop();
      TillProcess second = shop.add("K02", 20);
      hub.close();

      first.start();
      shop.seller("K01").sell(40);
      assertThat(first.isOnline()).isFalse();
      first.stop();

      hub.start();
      assertThat(hub.till(first.id()).path("online").asBoolean()).isFalse();
      second.start();
      shop.awaitGoods(second);
      shop.seller("K02").sell(40);
      first.start();
      shop.seller("K01").sell(40);
      shop.stop();
      Ledger.requireExact(shop);
    }
  }

  @Test
  void aTillWhoseBrokersFilesAreGoneSellsAndSendsEverythingUnconfirmed() throws Exception {
    try (Shop shop = Shop.open(directory, hub)) {
      TillProcess till = shop.add("K01", 20);
      TillSeller seller = shop.seller("K01");
      shop.startTills();
      seller.sell(20);
      shop.awaitAllAtHub();

      // a silent line still counts as up: envelopes go into the broker, and get no further
      till.line().stall();
      seller.sell(60);
      Shop.until("all are relayed", () -> till.unsent() == 60);
      long confirmed = till.status().path("confirmedSeq").longValue();
      till.kill();
      assertThat(lastRelayed(till)).as("the last entry that lies in the broker").isGreaterThan(confirmed);
      Trees.delete(till.data().resolve("broker"));

      till.line().restore();
      till.start();
      seller.sell(20);
      shop.stop();
      Ledger.requireExact(shop);
    }
  }

  @Test
  void aHubRestoredFromABackupGetsEverythingAgainAndRenewsTheFeeds() {
    try (Shop shop = Shop.open(directory, hub)) {
      TillProcess till = shop.add("K01", 20);
      TillSeller seller = shop.seller("K01");
      shop.startTills();
      seller.sell(30);
      shop.awaitAllAtHub();

      hub.close();
      Path database = hub.data().resolve("database");
      Path backup = directory.resolve("backup");
      Trees.copy(database, backup);
      hub.start();
      String generation = FeedState.atHub(backup).generation();
      seller.sell(50);
      shop.awaitAllAtHub();

      hub.kill();
      Trees.delete(database);
      Trees.copy(backup, database);
      seller.sell(20);
      hub.start("--restored");
      shop.stop();

      Ledger.requireExact(shop);
      FeedState atHub = FeedState.atHub(database);
      assertThat(atHub.generation()).isNotEqualTo(generation);
      assertThat(FeedState.atTill(till)).isEqualTo(atHub);
      assertThat(List.copyOf(atHub.hashes().values())).isNotEmpty();
    }
  }

  /** From the files of a till that does not run; 0 = nothing waits there. */
  private static long lastRelayed(TillProcess till) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.till(TillBrokerSettings.in(till.data().resolve("broker")))) {
      return WaitingEnvelopes.lastSeq(broker.connectionFactory(), till.id(), 1);
    }
  }
}
