package de.kassenbote.systemtest.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.hub.feed.FeedSettings;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens between hub and tills, in whatever order, afterwards they hold the same. A seed gives the same run
 * again on a fresh directory.
 */
class FeedChaosTest {
  private static final List<String> CATALOGS = List.of("fair", "town", "village");
  private static final int STEPS = 120;

  private static FeedHub hub;
  private static List<FeedTill> tills;
  private static long revision;

  private final List<String> history = new ArrayList<>();

  @BeforeAll
  static void open(@TempDir Path directory) throws Exception {
    hub = new FeedHub(directory, new FeedSettings(3, Duration.ofHours(2), Duration.ofMinutes(1), 2, 3));
    tills = List.of(new FeedTill("K01", hub, directory), new FeedTill("K02", hub, directory));
    hub.enrol(tills.get(0).id, "fair", "town");
    hub.enrol(tills.get(1).id, "village");
  }

  @AfterAll
  static void close() {
    tills.forEach(FeedTill::close);
    hub.close();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void afterAnyInterleavingTheTillsHoldWhatTheHubHolds(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < STEPS; i++) {
      step(random, tills.get(random.nextInt(tills.size())));
    }
    comeToRest();
    tills.forEach(till -> till.assertHoldsWhatTheHubHolds("seed " + seed + " " + history));
  }

  private void step(Random random, FeedTill till) throws Exception {
    int dice = random.nextInt(100);
    history.add(dice + till.id.value());
    if (dice < 25) {
      edit(random);
    } else if (dice < 45) {
      hub.publish();
    } else if (dice < 70) {
      road(random, till);
    } else if (dice < 85) {
      hub.clock.advance(Duration.ofSeconds(10));
      till.heartbeat();
    } else if (dice < 91) {
      ask(random, till);
    } else if (dice < 94) {
      till.restart();
    } else if (dice < 96) {
      hub.clock.advance(Duration.ofHours(3));
    } else if (dice < 98) {
      hub.assign(till.id, CATALOGS.stream().filter(c -> random.nextBoolean()).toList());
    } else if (random.nextBoolean()) {
      hub.exchange().generations().renew();
    } else {
      hub.restart();
    }
  }

  private static void edit(Random random) {
    List<String> numbers = IntStream.range(0, 1 + random.nextInt(8)).mapToObj(i -> "A" + random.nextInt(25)).distinct().toList();
    String catalog = CATALOGS.get(random.nextInt(CATALOGS.size()));
    int kind = random.nextInt(3);
    hub.database.useTransaction(
        h -> {
          if (kind == 0) {
            hub.assortment.unlist(h, catalog, numbers);
          } else {
            hub.assortment.edit(h, CATALOGS, numbers, ++revision);
            hub.assortment.list(h, catalog, numbers);
          }
        });
  }

  /** Some messages are lost, some come twice or later, some out of order. */
  private static void road(Random random, FeedTill till) throws Exception {
    List<Message> messages = new ArrayList<>();
    for (Message message : till.take(1 + random.nextInt(4))) {
      int dice = random.nextInt(10);
      int copies = dice == 0 ? 0 : dice <= 2 ? 2 : 1;
      messages.addAll(Collections.nCopies(copies, message));
    }
    if (random.nextInt(4) == 0) {
      Collections.shuffle(messages, random);
    }
    for (Message message : messages) {
      till.apply(message);
    }
  }

  private static void ask(Random random, FeedTill till) {
    if (random.nextBoolean()) {
      till.sendRequests();
    }
    till.requests.clear();
  }

  /** Nothing is changed or lost any more; a few minutes of heartbeats must do. */
  private static void comeToRest() throws Exception {
    for (int i = 0; i < 60 && !(i > 2 && tills.stream().allMatch(FeedTill::holdsWhatTheHubHolds)); i++) {
      hub.clock.advance(Duration.ofSeconds(10));
      for (FeedTill till : tills) {
        till.heartbeat();
        hub.publish();
        till.takeAndApply();
        till.sendRequests();
      }
    }
    assertThat(tills).allSatisfy(till -> assertThat(hub.waiting(till.id)).isLessThan(20));
  }
}
