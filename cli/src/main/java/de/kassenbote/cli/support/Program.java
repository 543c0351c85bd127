package de.kassenbote.cli.support;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** On what all this runs, as the command that gathers it sees it. */
final class Program {
  private static final Pattern ARGUMENT = Pattern.compile("(?:\"[^\"]*(?:\"|$)|'[^']*(?:'|$)|[^\\s\"'])+");

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

  /** The environment variables that Kassenbote reads, each a line; of Java's options the names. */
  static String environment(Map<String, String> environment) {
    var ours = new TreeMap<String, String>();
    environment.forEach((name, value) -> {
      if (name.startsWith("KASSENBOTE_") || name.equals("JAVA_OPTS") || name.equals("JAVA_HOME")) {
        ours.put(name, name.equals("JAVA_OPTS") ? namesOfOptions(value) : value.replaceAll("\\R", " "));
      }
    });
    return ours.entrySet().stream().map(variable -> variable.getKey() + "=" + variable.getValue() + "\n").collect(Collectors.joining());
  }

  private static String namesOfOptions(String arguments) {
    return ARGUMENT.matcher(arguments).results().map(MatchResult::group).filter(a -> a.startsWith("-")).map(a -> a.replaceFirst("(?s)[=\"'].*", "")).collect(Collectors.joining(" "));
  }
}
