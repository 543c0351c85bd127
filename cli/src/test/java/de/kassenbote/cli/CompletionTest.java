package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real bash completes the command. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompletionTest {
  private Path script;

  @BeforeAll
  void write(@TempDir Path directory) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no /bin/bash here to complete anything");
    CommandRun completion = CommandRun.of("completion");
    assertThat(completion.exitCode()).isZero();
    script = Files.writeString(directory.resolve("completion.bash"), completion.out());
  }

  @ParameterizedTest
  @CsvSource({
    "kassenbote comp, completion",
    "kassenbote hub comp, completeness",
    "kassenbote hub till sh, show",
    "kassenbote dead-l, dead-letter",
    "kassenbote till ls --so, --sort",
    "kassenbote till ls --sort w, worst",
    "kassenbote hub till ls --state never, never-seen",
    "kassenbote check di, disk",
    "kassenbote sync-log --output C, CSV"
  })
  void wordThatIsBegunIsCompleted(String line, String word) throws Exception {
    assertThat(completed(line)).containsExactly(word);
  }

  @Test
  void wordThatIsNotBegunIsOfferedInEveryWay() throws Exception {
    assertThat(completed("kassenbote check ")).contains("hub", "till", "queue", "disk");
  }

  @Test
  void hiddenOptionsAreNotOffered() throws Exception {
    assertThat(completed("kassenbote till run --")).contains("--data", "--hub").doesNotContain("--until-stdin-closes");
  }

  /** As bash does it when the tabulator is pressed: the last word is the one that is begun. Only then its compopt can be called. */
  private List<String> completed(String line) throws IOException, InterruptedException {
    String[] words = line.split(" ", -1);
    String bash =
        """
        compopt() { :; }
        source '%s'
        COMP_WORDS=(%s)
        [ %d -eq ${#COMP_WORDS[@]} ] || COMP_WORDS+=('')
        COMP_CWORD=%d
        _complete_kassenbote
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, line, words.length, words.length - 1);
    Process process = new ProcessBuilder("/bin/bash", "--norc", "--noprofile", "-c", bash).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return out.lines().map(String::strip).filter(word -> !word.isEmpty()).toList();
  }
}
