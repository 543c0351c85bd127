package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import de.kassenbote.systemtest.harness.Distribution;
import de.kassenbote.systemtest.harness.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void theBoundedDemoEndsWithItsAccountingLineAndExitCodeZero() {
    Distribution.Ended ended =
        Distribution.run(directory, "demo", "--tills", "2", "--sales", "200", "--outage", "5s", "--exit", "--data", directory.resolve("demo").toString());
    System.out.println(ended.out().lines().reduce("", (a, b) -> b));
    assertThat(ended.exitCode()).as(ended.toString()).isZero();
    assertThat(ended.out().lines().reduce("", (a, b) -> b))
        .isEqualTo("tills=2 sold=200 at_hub=200 missing=0 doubled=0 changed=0 unsent=0 dead_letters=0");
  }

  @Test
  void ctrlCInATerminalEndsTheDemoInOrderAndWithoutAFalseAlarm() throws Exception {
    Path output = directory.resolve("demo.out");
    Process demo = Distribution.startInGroup(directory, output, "demo", "--tills", "1", "--rate", "5", "--data", directory.resolve("shown").toString());
    try {
      Shop.until("it sells", Duration.ofMinutes(2), () -> contentOf(output.toFile()).contains("Ctrl-C ends everything"));

      new ProcessBuilder("kill", "-INT", "--", "-" + demo.pid()).start().waitFor();

      assertThat(demo.waitFor(1, TimeUnit.MINUTES)).as(contentOf(output.toFile())).isTrue();
      assertThat(demo.exitValue()).isEqualTo(130);
      assertThat(Files.readAllLines(output)).last().asString().matches("ended after \\d+ sales; everything lies in .*");
      assertThat(output).content().doesNotContain("has stopped", "kassenbote demo:");
    } finally {
      demo.destroyForcibly();
    }
  }
}
