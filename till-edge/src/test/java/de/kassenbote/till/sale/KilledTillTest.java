package de.kassenbote.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.till.journal.AuditedReceipt;
import de.kassenbote.till.journal.JournalAudit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that sells is killed without warning; the oracle is what it had answered. */
class KilledTillTest {
  @TempDir Path directory;

  @Test
  @Timeout(60)
  void everyAnsweredSaleSurvivesTheKill() throws Exception {
    SellingTill.open(directory).close();
    Map<String, String> answered = new LinkedHashMap<>();
    for (int round = 1; round <= 2; round++) {
      answered.putAll(sellUntilKilled(answered.size() + 37 * round));
    }

    try (SellingTill till = SellingTill.open(directory)) {
      JournalAudit audit = till.audit();
      assertThat(audit.broken()).isEmpty();
      assertThat(answered).hasSizeGreaterThan(100);
      answered.forEach((number, sha256) -> assertThat(found(audit, number)).isEqualTo(sha256));
      // at most the one sale of each round whose answer the kill cut off
      assertThat(audit.entries()).isBetween((long) answered.size(), answered.size() + 2L);
      assertThat(till.numbers.left("receipt")).isEqualTo(999_999 - audit.entries());
    }
  }

  private static String found(JournalAudit audit, String number) {
    AuditedReceipt receipt = audit.receipts().get(number);
    return receipt == null ? "missing" : receipt.payloadSha256();
  }

  private Map<String, String> sellUntilKilled(int enough) throws IOException, InterruptedException {
    Process seller =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessSeller.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Map<String, String> answered = new LinkedHashMap<>();
    try (BufferedReader answers = seller.inputReader(StandardCharsets.UTF_8)) {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        String[] numberAndHash = line.split(" ");
        if (numberAndHash.length == 2 && numberAndHash[1].length() == 64) {
          answered.put(numberAndHash[0], numberAndHash[1]);
        }
        if (answered.size() == enough) {
          // by the handle: the process's own method also closes the pipe, with answers still in it
          seller.toHandle().destroyForcibly();
        }
      }
    } finally {
      seller.destroyForcibly().waitFor();
    }
    return answered;
  }
}
