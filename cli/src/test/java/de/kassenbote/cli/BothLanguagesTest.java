package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.cli.terminal.Language;
import de.kassenbote.cli.terminal.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Everything that the command says is there in German and in English, and nothing is there that it never says. */
class BothLanguagesTest {
  private static final Path SOURCES = Path.of("src/main/java/de/kassenbote/cli");
  private static final Pattern TEXT = Pattern.compile("\\btext\\(\\s*\"([^\"]+)\"");
  private static final Pattern COLUMNS = Pattern.compile("new Table\\(([^;]*?)\\)[;.]");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern PLACE = Pattern.compile("%(?:\\d\\$)?[sd]");
  private static final Pattern SENTENCE = Pattern.compile("\\b(?:println|printf|Failure|Away|ParameterException)\\(\\s*\"[^\"]*[a-z]{2,} [a-z]{2,}[^\"]*\"");
  private static final Pattern ENGLISH = Pattern.compile("\\b(?:the|of|and|is|are|with|which|not|for|default)\\b");
  private static final List<String> HELP = List.of("usage.synopsisHeading", "usage.commandListHeading", "mixinStandardHelpOptions.");

  @TempDir Path directory;

  @AfterEach
  void speakEnglishAgain() {
    Texts.speak(Language.EN);
  }

  @Test
  void bothHaveTheSameTextsWithTheSamePlaces() {
    Properties german = texts(Language.DE);
    Properties english = texts(Language.EN);
    assertThat(german.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    for (String key : german.stringPropertyNames()) {
      assertThat(places(german.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
    }
  }

  @Test
  void noTextIsMissingAndNoneIsUnused() {
    Set<String> used = new TreeSet<>(saidBySources());
    for (CommandSpec command : commands(Language.EN)) {
      used.addAll(helpKeys(command));
    }
    Set<String> there = texts(Language.EN).stringPropertyNames().stream().filter(BothLanguagesTest::isNamedInSources).map(BothLanguagesTest::withoutLine).collect(Collectors.toCollection(TreeSet::new));
    assertThat(there).containsExactlyElementsOf(used);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyCommandAndEveryOptionIsExplained(Language language) {
    for (CommandSpec command : commands(language)) {
      assertThat(command.usageMessage().description()).as(command.qualifiedName()).isNotEmpty();
      assertThat(shown(command)).as(command.qualifiedName()).allSatisfy(argument -> assertThat(argument.description()).as(argument.paramLabel()).isNotEmpty());
      assertThat(help(command)).startsWith(language == Language.DE ? "Aufruf: kassenbote" : "Usage: kassenbote");
    }
  }

  @Test
  void noEnglishExplanationIsInTheGermanHelp() {
    List<CommandSpec> german = commands(Language.DE);
    List<CommandSpec> english = commands(Language.EN);
    for (int i = 0; i < german.size(); i++) {
      assertThat(german.get(i).usageMessage().description()).as(german.get(i).qualifiedName()).doesNotContainAnyElementsOf(List.of(english.get(i).usageMessage().description()));
      List<ArgSpec> here = shown(german.get(i));
      List<ArgSpec> there = shown(english.get(i));
      for (int a = 0; a < here.size(); a++) {
        assertThat(here.get(a).description()).as(german.get(i).qualifiedName() + " " + here.get(a).paramLabel()).isNotEqualTo(there.get(a).description());
      }
    }
  }

  @Test
  void noEnglishWordIsInTheGermanHelp() {
    for (CommandSpec command : commands(Language.DE)) {
      assertThat(help(command)).as(command.qualifiedName()).doesNotContainPattern(ENGLISH);
    }
  }

  @Test
  void noSentenceIsSaidInOneLanguageAlone() {
    assertThat(sources().flatMap(source -> SENTENCE.matcher(source).results().map(MatchResult::group))).isEmpty();
  }

  @Test
  void exitCodesAreTheSameAndSentencesAreNot() {
    for (List<String> line : List.of(List.of("fly"), List.of("hub"), List.of("hub", "run", "--broker-port", "many"), List.of("till", "run"), List.of("demo", "--exit"), List.of("hub", "till", "ls", "--data", directory.toString()))) {
      StringWriter german = new StringWriter();
      StringWriter english = new StringWriter();
      assertThat(run(Language.DE, german, line)).as(line.toString()).isEqualTo(run(Language.EN, english, line)).isNotZero();
      assertThat(german.toString()).as(line.toString()).isNotEqualTo(english.toString()).doesNotContain("missing", "unknown", "cannot", "Invalid", "must");
    }
  }

  @Test
  void aLanguageThatThereIsNotIsRefusedByName() {
    StringWriter err = new StringWriter();
    assertThat(run(Language.EN, err, List.of("hub", "till", "ls", "--lang", "fr"))).isEqualTo(2);
    assertThat(err.toString()).contains("--lang must be one of de, en, got 'fr'");
  }

  private static int run(Language language, StringWriter err, List<String> line) {
    return Kassenbote.commandLine(language).setErr(new PrintWriter(err, true)).execute(line.toArray(String[]::new));
  }

  private static Stream<Language> languages() {
    return Stream.of(Language.values());
  }

  private static List<CommandSpec> commands(Language language) {
    List<CommandSpec> all = new ArrayList<>();
    collect(Kassenbote.commandLine(language), all);
    return all;
  }

  private static void collect(CommandLine command, List<CommandSpec> into) {
    into.add(command.getCommandSpec());
    command.getSubcommands().values().forEach(verb -> collect(verb, into));
  }

  private static List<ArgSpec> shown(CommandSpec command) {
    return command.args().stream().filter(argument -> !argument.hidden() && !argument.descriptionKey().equals("output-options.output")).toList();
  }

  private static String help(CommandSpec command) {
    return command.commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  private static List<String> helpKeys(CommandSpec command) {
    List<String> keys = new ArrayList<>(List.of(command.qualifiedName(".") + ".usage.description"));
    for (ArgSpec argument : command.args()) {
      if (!argument.hidden()) {
        keys.add(key(command, argument));
      }
    }
    keys.removeIf(key -> !isNamedInSources(key));
    return keys;
  }

  private static String key(CommandSpec command, ArgSpec argument) {
    String shared = argument.descriptionKey();
    if (shared != null && !shared.isEmpty()) {
      return shared;
    }
    String own = argument instanceof PositionalParamSpec positional ? positional.paramLabel() + "[" + positional.index() + "]" : ((CommandLine.Model.OptionSpec) argument).longestName().substring(2);
    return command.qualifiedName(".") + "." + own;
  }

  /** Headings of the help and words of the servers are looked up by picocli and by what a server answers. */
  private static boolean isNamedInSources(String key) {
    return !key.startsWith("word.") && HELP.stream().noneMatch(key::startsWith);
  }

  /** A text of several lines has a key for each. */
  private static String withoutLine(String key) {
    return key.replaceAll("\\.\\d$", "");
  }

  private static Set<String> saidBySources() {
    Set<String> keys = new TreeSet<>();
    sources().forEach(source -> {
      TEXT.matcher(source).results().map(m -> m.group(1)).filter(key -> !key.endsWith(".")).forEach(keys::add);
      COLUMNS.matcher(source).results().flatMap(m -> QUOTED.matcher(m.group(1)).results()).map(m -> column(m.group(1))).forEach(keys::add);
    });
    return keys;
  }

  private static Stream<String> sources() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).map(BothLanguagesTest::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String column(String name) {
    return "column." + name.replaceFirst("^>", "").replace(' ', '-');
  }

  private static List<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).map(p -> p.replaceFirst("\\d\\$", "")).sorted().toList();
  }

  private static Properties texts(Language language) {
    Properties texts = new Properties();
    try (InputStreamReader in = new InputStreamReader(BothLanguagesTest.class.getResourceAsStream("messages_" + language.toString().toLowerCase(Locale.ROOT) + ".properties"), StandardCharsets.UTF_8)) {
      texts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
