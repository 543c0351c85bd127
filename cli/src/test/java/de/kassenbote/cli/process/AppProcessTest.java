package de.kassenbote.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.cli.terminal.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    try (AppProcess till = AppProcess.start("till", directory, List.of(), List.of("till", "run", "--till-file", "none.till"))) {
      assertThatThrownBy(() -> till.awaitReady(LOG, said::add))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("till did not start (exit code 1)")
          .hasMessageContaining("there is no file none.till")
          .hasMessageEndingWith("its log: " + LOG);
    }
  }

  @Test
  void aTillRunsWithTheOptionsThatTheScriptsGiveIt() {
    for (String script : List.of("kassenbote", "kassenbote.cmd")) {
      assertThat(Path.of("..", script)).content().contains("till run", "SharedArchiveFile").contains(AppProcess.TILL_OPTIONS);
    }
  }
}
