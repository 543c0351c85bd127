package de.kassenbote.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.cli.terminal.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppProcessTest {
  private static final Path LOG = Path.of("hub", "log", "hub.log");
  private static final Duration EVERY = Duration.ofMillis(20);

  private final StartingProcess process = new StartingProcess();
  private final AppProcess app = AppProcess.of("hub", process);
  private final List<String> said = new ArrayList<>();

  @Test
  void slowStartIsWaitedForAndSaidAgainAndAgain() {
    AppProcess.Ready ready =
        app.awaitReady(
            LOG,
            notice -> {
              said.add(notice);
              if (said.size() == 3) {
                process.print("hub ready: http://127.0.0.1:8400/ broker 127.0.0.1:8461");
              }
            },
            EVERY);

    assertThat(ready).isEqualTo(new AppProcess.Ready(8400, 8461));
    assertThat(said).hasSizeGreaterThanOrEqualTo(3).allMatch(line -> line.matches("hub is still starting after \\d+ s; its log: " + LOG));
  }

  @Test
  void quickStartIsNotWorthAWord() {
    process.print("hub ready: http://127.0.0.1:8400/ broker 127.0.0.1:8461");

    assertThat(app.awaitReady(LOG, said::add)).isEqualTo(new AppProcess.Ready(8400, 8461));
    assertThat(said).isEmpty();
  }

  @Test
  void processThatEndsInsteadIsAFailureThatNamesItsLog() {
    assertThatThrownBy(
            () ->
                app.awaitReady(
                    LOG,
                    notice -> {
                      if (said.isEmpty()) {
                        process.print("hub run: the port is busy");
                        process.end();
                      }
                      said.add(notice);
                    },
                    EVERY))
        .isInstanceOf(Failure.class)
        .hasMessage("hub did not start (exit code 7): hub run: the port is busy; its log: " + LOG);
  }

  @Test
  void realProcessThatEndsAtOnceIsNotWaitedFor(@TempDir Path directory) {
    try (AppProcess till = AppProcess.start("till", directory, List.of(), List.of("till", "run", "--data", "none"))) {
      assertThatThrownBy(() -> till.awaitReady(LOG, said::add))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("till did not start (exit code 1)")
          .hasMessageContaining("none holds no till yet: enrol this machine first")
          .hasMessageEndingWith("its log: " + LOG);
    }
  }

  @Test
  void appsRunWithTheOptionsThatTheScriptsGiveThem() {
    for (String script : List.of("kassenbote", "kassenbote.cmd")) {
      assertThat(Path.of("..", script)).content().contains("till run", "SharedArchiveFile").contains(AppProcess.TILL_OPTIONS);
      assertThat(Path.of("..", script)).content().contains("hub run").contains(AppProcess.HUB_OPTIONS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"till run", "--lang de till run", "--lang=de till run"})
  void theScriptGivesATillItsOptionsAlsoBehindTheLanguage(String words, @TempDir Path home) throws Exception {
    assertThat(javasArguments(words, home)).contains(AppProcess.TILL_OPTIONS).endsWith(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hub run", "--lang de hub run"})
  void theScriptBoundsAHubsHeap(String words, @TempDir Path home) throws Exception {
    assertThat(javasArguments(words, home)).contains(AppProcess.HUB_OPTIONS).endsWith(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hub run", "till ls", "--lang de till ls"})
  void nothingElseGetsATillsOptions(String words, @TempDir Path home) throws Exception {
    assertThat(javasArguments(words, home)).doesNotContain(AppProcess.TILL_OPTIONS).endsWith(words);
  }

  /** What the script of an installed copy hands to a java that only says so. */
  private static String javasArguments(String words, Path home) throws Exception {
    Path script = Files.copy(Path.of("..", "kassenbote"), home.resolve("kassenbote"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.createDirectory(home.resolve("lib"));
    Path java = Files.writeString(Files.createDirectories(home.resolve("jdk/bin")).resolve("java"), "#!/bin/sh\necho \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"17.0.30\"\n");
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(words.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
