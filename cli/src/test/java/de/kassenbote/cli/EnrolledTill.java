package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.till.Till;
import de.kassenbote.till.TillRunSettings;
import java.nio.file.Path;
import java.util.function.Function;

/** How a till comes to be: by the commands that people use for it. */
final class EnrolledTill {
  private EnrolledTill() {}

  /**
   * Makes a code, a machine by it, and starts that.
   *
   * @param data of the machine
   * @param hub runs a command at the hub, which knows the till
   */
  static Till start(Path data, String id, Function<String[], CommandRun> hub) {
    enrol(data, id, hub);
    return Till.start(new TillRunSettings(data, null, 0));
  }

  static void enrol(Path data, String id, Function<String[], CommandRun> hub) {
    Path code = data.resolveSibling(data.getFileName() + ".code");
    done(hub.apply(new String[] {"hub", "code", "add", "--till", id, "--out", code.toString()}));
    enrol(data, code);
  }

  /** With a code that is in a file. */
  static void enrol(Path data, Path code) {
    done(CommandRun.of("till", "enrol", "--code-file", code.toString(), "--data", data.toString()));
  }

  private static void done(CommandRun run) {
    assertThat(run.exitCode()).as(run.toString()).isZero();
  }
}
