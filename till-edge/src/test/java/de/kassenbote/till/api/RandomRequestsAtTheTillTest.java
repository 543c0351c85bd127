package de.kassenbote.till.api;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.http.RandomRequests;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomRequestsAtTheTillTest {
  private static final long SEED = Long.getLong("kassenbote.seed", ThreadLocalRandom.current().nextLong());

  @Test
  void nothingThatMakesNoSenseIsSoldOrGetsAFaultOutOfTheTill(@TempDir Path directory) throws Exception {
    try (ServedTill till = new ServedTill(directory, 999)) {
      RandomRequests requests = new RandomRequests(till.port(), till.routes(), SEED);
      requests.send(RandomRequests.COUNT / 2, List.of("Idempotency-Key: k"));
      assertThat(requests.faults()).as("seed %d, %s", SEED, requests.statuses()).isEmpty();
      assertThat(requests.statuses()).as("seed %d", SEED).containsKeys(200, 400, 404);
      assertThat(till.till.journal.lastSeq()).as("seed %d: sold", SEED).isZero();
    }
  }
}
