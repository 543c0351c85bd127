package de.kassenbote.systemtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks run, and their last line is the result. How fast anything is does not matter here. Half of them each time, all on demand. */
class BenchIT {
  private static final String FIGURE = "[0-9]\\S*";
  private static final String ALL = "kassenbote.benches";
  private static final String FOR_TIME = "takes a minute or two; with -Dkassenbote.benches=all";

  @TempDir
  private Path directory;

  private record Ended(int exitCode, List<String> lines) {
    String last() {
      return lines.get(lines.size() - 1);
    }
  }

  @Test
  void recordEndsWithItsRatio() throws Exception {
    Ended ended = bench("record", "--entries", "60", "--tills", "3", "--envelope", "5", "--rounds", "1");

    assertThat(ended.exitCode()).as(ended.toString()).isZero();
    assertThat(ended.last())
        .matches(
            "bench=record database=derby entries=60 tills=3 envelope=5 rounds=1 recorded_per_s=%1$s projected_per_s=%1$s baseline_per_s=%1$s baseline_as_many_commits_per_s=%1$s ratio=%1$s"
                .formatted(FIGURE));
  }

  @Test
  void captureEndsWithItsRatio() throws Exception {
    Ended ended = bench("capture", "--sales", "20", "--rounds", "1");

    assertThat(ended.exitCode()).as(ended.toString()).isZero();
    assertThat(ended.last())
        .startsWith("bench=capture database=derby sales=20 cashiers=1 rounds=1 sales_per_s=")
        .contains(" p99_ms=", " cut_p99_ms=", " stalled_p99_ms=", " syncs_per_sale=", " disk_syncs_per_s=")
        .containsPattern(" ratio=%s$".formatted(FIGURE));
  }

  @Test
  @EnabledIfSystemProperty(named = ALL, matches = "all", disabledReason = FOR_TIME)
  void drainEndsWithItsRatio() throws Exception {
    Ended ended = bench("drain", "--entries", "600", "--rounds", "1");

    assertThat(ended.exitCode()).as(ended.toString()).isZero();
    assertThat(ended.last())
        .matches("bench=drain database=derby entries=600 rounds=1 recorded_per_s=%1$s projected_per_s=%1$s bridge_per_s=%1$s ratio=%1$s".formatted(FIGURE));
  }

  @Test
  @EnabledIfSystemProperty(named = ALL, matches = "all", disabledReason = FOR_TIME)
  void feedEndsWithItsRatio() throws Exception {
    Ended ended = bench("feed", "--changes", "300", "--tills", "2", "--rounds", "1");

    assertThat(ended.exitCode()).as(ended.toString()).isZero();
    assertThat(ended.last())
        .matches("bench=feed database=derby changes=300 tills=2 rounds=1 changes_per_s=%1$s baseline_per_s=%1$s ratio=%1$s".formatted(FIGURE));
  }

  @Test
  void projectEndsWithItsRatioOnPostgres() throws Exception {
    Ended ended = bench("project", "--database", "postgresql", "--entries", "60", "--tills", "3", "--rounds", "1");

    assertThat(ended.exitCode()).as(ended.toString()).isZero();
    assertThat(ended.last())
        .startsWith("bench=project database=postgresql entries=60 tills=3 ")
        .containsPattern(" projected_per_s=%1$s baseline_per_s=%1$s ratio=%1$s$".formatted(FIGURE));
  }

  @Test
  @EnabledIfSystemProperty(named = ALL, matches = "all", disabledReason = FOR_TIME)
  void provisionEndsWithItsRatio() throws Exception {
    Ended ended = bench("provision", "--articles", "300", "--customers", "20", "--rounds", "1");

    assertThat(ended.exitCode()).as(ended.toString()).isZero();
    assertThat(ended.last())
        .matches("bench=provision database=derby articles=300 customers=20 rounds=1 provisioned_per_s=%1$s baseline_per_s=%1$s ratio=%1$s".formatted(FIGURE));
  }

  @Test
  void whatIsNotUnderstoodIsRefusedInOneSentence() throws Exception {
    assertThat(bench("record", "--entries", "0")).isEqualTo(new Ended(2, List.of("bench record: --entries must be 1 to 1000000, got 0")));
    assertThat(bench("project", "--database", "oracle")).isEqualTo(new Ended(2, List.of("bench project: --database must be derby or postgresql, got 'oracle'")));
    assertThat(bench("fly").lines()).singleElement().asString().contains("'fly'");
  }

  /** In a process of its own, as the script runs it. */
  private Ended bench(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dkassenbote.lib=" + System.getProperty("kassenbote.lib"), "-Dlogback.configurationFile=logback.xml"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Bench.class.getName()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(directory, "bench", ".out");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("ends within ten minutes: " + command).isTrue();
      return new Ended(process.exitValue(), Files.readAllLines(output));
    } finally {
      process.destroyForcibly();
    }
  }
}
