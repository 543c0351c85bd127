package de.kassenbote.cli.support;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** On what all this runs, as the command that gathers it sees it. */
final class Program {
  private Program() {}

  static String text(String version) {
    Stream<String> java =
        Stream.of("java.version", "java.vendor", "java.vm.name", "os.name", "os.version", "os.arch").map(name -> name + "=" + System.getProperty(name, ""));
    Stream<String> machine =
        Stream.of(
            "processors=" + Runtime.getRuntime().availableProcessors(),
            "zone=" + ZoneId.systemDefault(),
            "charset=" + Charset.defaultCharset());
    return Stream.of(Stream.of("version=" + version), java, machine).flatMap(lines -> lines).collect(Collectors.joining("\n", "", "\n"));
  }

  /** The environment variables that Kassenbote reads. */
  static String environment(Map<String, String> environment) {
    var ours = new TreeMap<String, String>();
    environment.forEach((name, value) -> {
      if (name.startsWith("KASSENBOTE_") || name.equals("JAVA_OPTS") || name.equals("JAVA_HOME")) {
        ours.put(name, value);
      }
    });
    return ours.entrySet().stream().map(variable -> variable.getKey() + "=" + variable.getValue() + "\n").collect(Collectors.joining());
  }
}
