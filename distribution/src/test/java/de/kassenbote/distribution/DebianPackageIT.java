package de.kassenbote.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The Debian package, installed, installed again, removed and purged on this very machine, where that may be done. */
class DebianPackageIT {
  private static final Path DATA = Path.of("/var/lib/kassenbote");
  private static final Path ETC = Path.of("/etc/kassenbote");
  private static final List<String> UNITS = List.of("/lib/systemd/system/kassenbote-hub.service", "/lib/systemd/system/kassenbote-till.service");
  private static final String PACKAGE = System.getProperty("kassenbote.package");

  /** As systemd-analyze counts, of 100: a service without any restriction has 96. */
  private static final String MOST_EXPOSURE = "20";

  private final Command machine = new Command(Path.of("/"), Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C.UTF-8", "JAVA_OPTS", Command.QUICK));

  @Test
  void runsAsAUserOfItsOwnAndKeepsTheDataWhenItIsRemovedAndPurged() throws Exception {
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      System.out.println("the Debian package is not installed here: " + obstacle.get());
      return;
    }
    try {
      install();
      hubRunsAsItsOwnUser();
      installAgain();
      remove();
    } finally {
      machine.end("dpkg", "--purge", "kassenbote");
      machine.end("rm", "-r", DATA.toString());
      machine.end("userdel", "kassenbote");
    }
  }

  /** Why this machine is left alone; nothing that somebody uses is touched. */
  private Optional<String> obstacle() {
    if (!System.getProperty("user.name").equals("root")) {
      return Optional.of("that is for root alone");
    }
    if (!Files.isExecutable(Path.of("/usr/bin/dpkg"))) {
      return Optional.of("there is no dpkg");
    }
    if (Files.exists(DATA) || Files.exists(Path.of("/opt/kassenbote")) || machine.end("id", "kassenbote").exitCode() == 0) {
      return Optional.of("Kassenbote is installed already, and may be in use");
    }
    return Optional.empty();
  }

  private void install() throws IOException {
    assertThat(dpkgInstall()).contains("Kassenbote is installed and not started yet", "systemctl enable --now kassenbote-hub");
    assertOwned(DATA, "kassenbote", "kassenbote", "rwx------");
    assertOwned(ETC, "root", "kassenbote", "rwxr-x---");
    assertOwned(ETC.resolve("till.env"), "root", "kassenbote", "rw-r-----");
    assertOwned(Path.of("/opt/kassenbote/kassenbote"), "root", "root", "rwxr-xr-x");
    assertOwned(Path.of("/opt/kassenbote/runtime/lib/jspawnhelper"), "root", "root", "rwxr-xr-x");
    assertThat(machine.run("dpkg-query", "-W", "-f", "${Conffiles}", "kassenbote")).contains("/etc/kassenbote/hub.env", "/etc/kassenbote/till.env").doesNotContain("/opt");
    if (Files.isExecutable(Path.of("/usr/bin/systemd-analyze"))) {
      assertThat(machine.run("systemd-analyze", "verify", UNITS.get(0), UNITS.get(1))).doesNotContain("kassenbote");
      UNITS.forEach(unit -> machine.run("systemd-analyze", "security", "--offline=yes", "--threshold=" + MOST_EXPOSURE, unit));
    } else {
      System.out.println("the units are not looked at: there is no systemd-analyze");
    }
  }

  private void hubRunsAsItsOwnUser() throws Exception {
    String[] hub = {"runuser", "-u", "kassenbote", "--", "/opt/kassenbote/kassenbote", "hub", "run", "--data", DATA + "/hub", "--http-port", "0", "--https-port", "0", "--broker-port", "0"};
    try (RunningApp running = RunningApp.ready(machine.start(hub))) {
      assertThat(machine.run("runuser", "-u", "kassenbote", "--", "kassenbote", "hub", "till", "ls", "--data", DATA + "/hub", "--http-port", running.httpPort())).isNotNull();
    }
    assertOwned(DATA.resolve("hub/database"), "kassenbote", "kassenbote", null);
  }

  /** What an upgrade does. */
  private void installAgain() throws IOException {
    Files.writeString(ETC.resolve("hub.env"), "HUB_OPTIONS=--http-port=8500\n", StandardOpenOption.APPEND);
    assertThat(dpkgInstall()).doesNotContain("not started yet");
    assertThat(ETC.resolve("hub.env")).content().endsWith("HUB_OPTIONS=--http-port=8500\n");
    assertThat(DATA.resolve("hub/database")).exists();
  }

  private void remove() throws IOException {
    assertThat(machine.run("dpkg", "--remove", "kassenbote")).contains("stays in " + DATA);
    assertThat(Path.of("/opt/kassenbote")).doesNotExist();
    assertThat(ETC.resolve("hub.env")).exists();
    assertThat(machine.run("dpkg", "--purge", "kassenbote")).contains("stays in " + DATA);
    assertThat(ETC).doesNotExist();
    assertOwned(DATA.resolve("hub/database"), "kassenbote", "kassenbote", null);
  }

  private String dpkgInstall() {
    return machine.run("dpkg", "--force-unsafe-io", "--install", PACKAGE);
  }

  private static void assertOwned(Path path, String owner, String group, @Nullable String mode) throws IOException {
    PosixFileAttributes found = Files.readAttributes(path, PosixFileAttributes.class);
    assertThat(found.owner().getName()).as("owner of %s", path).isEqualTo(owner);
    assertThat(found.group().getName()).as("group of %s", path).isEqualTo(group);
    if (mode != null) {
      assertThat(PosixFilePermissions.toString(found.permissions())).as("mode of %s", path).isEqualTo(mode);
    }
  }
}
