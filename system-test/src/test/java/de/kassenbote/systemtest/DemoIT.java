package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
}
