package de.kassenbote.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive, unpacked on a machine without a Java. */
class UnpackedProgramIT {
  private static final String VERSION = System.getProperty("kassenbote.version");

  /** What the launcher needs of the system, and nothing else is on its path. */
  private static final List<String> TOOLS = List.of("bash", "dirname", "readlink");

  @TempDir Path directory;
  private Command machine;
  private String kassenbote;

  @BeforeEach
  void unpack() throws IOException {
    new Command(directory, Map.of("PATH", "/usr/bin:/bin")).run("tar", "-xzf", System.getProperty("kassenbote.program"));
    kassenbote = directory.resolve("kassenbote-" + VERSION).resolve("kassenbote").toString();
    Path bin = Files.createDirectory(directory.resolve("bin"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool).toRealPath());
    }
    machine = new Command(directory, Map.of("PATH", bin.toString(), "LANG", "C.UTF-8", "JAVA_HOME", "/not/there", "JAVA_OPTS", Command.QUICK));
  }

  @Test
  void runsHubAndTillFromAnEmptyDirectoryWithoutAnyJavaOnTheMachine() throws Exception {
    assertThat(machine.run(kassenbote, "--version")).isEqualTo("kassenbote " + VERSION);
    try (RunningApp hub = RunningApp.ready(machine.start(kassenbote, "hub", "run", "--broker-port", "0", "--http-port", "0", "--https-port", "0"))) {
      String[] atHub = {"--http-port", hub.httpPort()};
      run(atHub, "hub", "till", "add", "K01", "--catalog", "standard");
      run(atHub, "hub", "code", "add", "--till", "K01", "--out", "K01.code");
      machine.run(kassenbote, "till", "enrol", "--code-file", "K01.code", "--data", "K01");
      try (RunningApp till = RunningApp.ready(machine.start(kassenbote, "till", "run", "--data", "K01", "--http-port", "0"))) {
        assertThat(till.httpPort()).isNotEqualTo(hub.httpPort());
      }
      assertThat(run(atHub, "--lang", "de", "check", "hub")).startsWith("KASSENBOTE HUB OK");
    }
    assertThat(directory.resolve("data/hub/log/hub.log")).exists();
  }

  private String run(String[] where, String... words) {
    String[] all = new String[1 + words.length + where.length];
    all[0] = kassenbote;
    System.arraycopy(words, 0, all, 1, words.length);
    System.arraycopy(where, 0, all, 1 + words.length, where.length);
    return machine.run(all);
  }
}
