package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class KassenboteTest {
  @TempDir Path directory;

  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help", "hub --help", "hub run --help", "hub till --help", "hub till add --help", "hub till ls --help", "hub till exchange --help", "hub till replace --help",
        "hub till show --help", "hub code --help", "hub code add --help", "hub code ls --help", "hub code revoke --help", "till enrol --help", "hub exchange-template --help", "hub exchange-template add --help", "hub exchange-template set --help",
        "hub exchange-template ls --help", "hub exchange-template show --help", "hub exchange-template rm --help", "hub import --help", "hub rebuild --help", "hub completeness --help", "till --help", "till run --help",
        "till status --help", "till ls --help", "till show --help", "till sell --help", "top --help", "check --help", "check hub --help",
        "check till --help", "check queue --help", "check disk --help", "support-bundle --help", "completion --help",
        "till exchange-now --help", "dead-letter --help", "dead-letter ls --help", "dead-letter groups --help", "dead-letter show --help",
        "dead-letter replay --help", "dead-letter edit --help", "dead-letter discard --help", "dead-letter restore --help", "sync-log --help", "demo --help", "--version"
      })
  void everyCommandExplainsItself(String line) {
    assertThat(run(line.split(" "))).isZero();
    assertThat(out.toString()).isNotBlank();
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fly", "hub", "hub run --broker-port many", "till enrol", "till enrol --code-file f --till k1", "till sell", "hub till add", "hub code add", "hub code add --till K01 --branch B01", "hub code revoke", "hub till exchange", "hub till exchange K01 --dry-run", "hub exchange-template",
        "hub exchange-template add", "hub exchange-template add branch", "hub exchange-template set branch --new-catalog", "hub import recipes x.csv",
        "till sell --baskets b.csv --give-up soon", "till status --http-port 1 --url http://127.0.0.1:2", "till show",
        "till show k1 -o xml", "top --interval soon", "dead-letter", "dead-letter replay",
        "dead-letter replay 1 --all", "dead-letter replay --all --rate 0", "dead-letter replay --all --first 0", "dead-letter replay 1 --rate 5",
        "dead-letter show one", "dead-letter discard 1", "dead-letter edit 1 --reason x"
      })
  void whatIsNotUnderstoodIsExitCode2WithOneSentenceAndAHint(String line) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(2);
    assertThat(err.toString()).contains("--help").doesNotContain("Exception");
  }

  @Test
  void anAddressThatIsNoneIsNamed() {
    assertThat(run("hub", "run", "--data", directory.toString(), "--host", "no host")).isEqualTo(1);
    assertThat(err.toString()).contains("'no host'", "0.0.0.0 for all").doesNotContain("\tat ");
    assertThat(run("hub", "run", "--data", directory.toString(), "--name", "http://hub")).isEqualTo(1);
    assertThat(err.toString()).contains("name must be a host name or an address", "http://hub");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aPortOutOfRangeIsRefusedByName() {
    assertThat(run("hub", "run", "--data", directory.toString(), "--http-port", "70000")).isEqualTo(1);
    assertThat(err.toString()).contains("http-port", "65535", "70000");
  }

  @Test
  void aMachineThatIsNoTillIsToldToBecomeOne() {
    assertThat(run("till", "run", "--data", directory.toString())).isEqualTo(1);
    assertThat(err.toString()).contains(directory + " holds no till yet: enrol this machine first").doesNotContain("\tat ");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aMissingFileWithACodeIsNamed() {
    assertThat(run("till", "enrol", "--code-file", directory.resolve("K01.code").toString(), "--data", directory.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("K01.code").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource({
    "hub:8463/0000, a code begins with kassenbote://",
    "kassenbote://hub.example.org, a code is kassenbote://host:port/",
    "kassenbote://hub:8463/0000-1111, 'a code has 52 characters, got 8'",
    "kassenbote://hub:8463/0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000, the code is mistyped somewhere"
  })
  void aFileWithoutACodeIsNamedWithWhatIsWrongAndNotWithTheCode(String content, String said) throws IOException {
    Path file = Files.writeString(directory.resolve("K01.code"), content);
    assertThat(run("till", "enrol", "--code-file", file.toString(), "--data", directory.resolve("K01").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("K01.code", said).doesNotContain("0000", "\tat ");
    assertThat(directory.resolve("K01")).doesNotExist();
  }

  @Test
  void anExistingFileIsNotOverwrittenByACode() throws IOException {
    Path existing = Files.writeString(directory.resolve("K01.code"), "precious");
    Files.writeString(directory.resolve("operator-token"), "t");
    assertThat(run("hub", "code", "add", "--till", "K01", "--data", directory.toString(), "--out", existing.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("exists already");
    assertThat(existing).hasContent("precious");
  }

  @Test
  void aHubThatIsNotThereIsSaidAndLeavesNoFile() throws IOException {
    Files.writeString(directory.resolve("operator-token"), "t");
    Path file = directory.resolve("K01.code");
    int port = unusedPort();
    assertThat(run("hub", "code", "add", "--till", "K01", "--data", directory.toString(), "--http-port", "" + port, "--out", file.toString())).isEqualTo(5);
    assertThat(err.toString()).contains("no hub answers at http://127.0.0.1:" + port);
    assertThat(file).doesNotExist();
  }

  @Test
  void withoutTheOperatorsTokenTheFileIsNamed() {
    assertThat(run("hub", "till", "ls", "--data", directory.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("operator-token", "--data");
  }

  @Test
  void aFileThatIsNotThereIsNotImported() throws IOException {
    Files.writeString(directory.resolve("operator-token"), "t");
    assertThat(run("hub", "import", "articles", directory.resolve("none.csv").toString(), "--data", directory.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("none.csv");
  }

  @Test
  void aDemoIntoADirectoryWithFilesIsRefused() throws IOException {
    Files.writeString(directory.resolve("precious"), "x");
    assertThat(run("demo", "--data", directory.toString(), "--sales", "5", "--exit")).isEqualTo(1);
    assertThat(err.toString()).contains("is not empty");
  }

  @Test
  void aDemoThatIsToEndMustKnowWhen() {
    assertThat(run("demo", "--exit")).isEqualTo(1);
    assertThat(err.toString()).contains("--sales");
  }

  private int run(String... args) {
    CommandLine command = Kassenbote.commandLine();
    command.setErr(new PrintWriter(err, true)).setOut(new PrintWriter(out, true));
    return command.execute(args);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
