package de.kassenbote.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Self-signed certificates made with the JDK's own keytool, each in a PKCS #12 file. */
final class Certificates {
  static final String PASSWORD = "a;b=c&d%20?e";

  private final Path directory;

  Certificates(Path directory) {
    this.directory = directory;
  }

  /** A key and its certificate; the same for the same name. */
  Path keyStore(String name) {
    Path store = directory.resolve(name + ".p12");
    if (!store.toFile().exists()) {
      keytool(store, "-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=dns:localhost");
    }
    return store;
  }

  /** The authority that trusts exactly this name. */
  Path trustStore(String name) {
    Path certificate = directory.resolve(name + ".crt");
    Path store = directory.resolve("trust-" + name + ".p12");
    if (store.toFile().exists()) {
      return store;
    }
    keytool(keyStore(name), "-exportcert", "-alias", name, "-file", certificate.toString());
    keytool(store, "-importcert", "-noprompt", "-alias", name, "-file", certificate.toString());
    return store;
  }

  private static void keytool(Path store, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    run(command);
  }

  private static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(said);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
