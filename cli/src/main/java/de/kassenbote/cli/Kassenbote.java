package de.kassenbote.cli;

import de.kassenbote.cli.check.CheckCommand;
import de.kassenbote.cli.client.ExitCodes;
import de.kassenbote.cli.completion.CompletionCommand;
import de.kassenbote.cli.deadletter.DeadLetterCommand;
import de.kassenbote.cli.demo.Demo;
import de.kassenbote.cli.hub.HubCommand;
import de.kassenbote.cli.support.SupportBundle;
import de.kassenbote.cli.synclog.SyncLogCommand;
import de.kassenbote.cli.terminal.Language;
import de.kassenbote.cli.terminal.Terminal;
import de.kassenbote.cli.terminal.Texts;
import de.kassenbote.cli.till.TillCommand;
import de.kassenbote.cli.top.TopCommand;
import de.kassenbote.cli.upgrade.RollbackCommand;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code kassenbote} command. */
@Command(
    name = "kassenbote",
    subcommands = {
      HubCommand.class,
      TillCommand.class,
      DeadLetterCommand.class,
      SyncLogCommand.class,
      TopCommand.class,
      CheckCommand.class,
      SupportBundle.class,
      RollbackCommand.class,
      CompletionCommand.class,
      Demo.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Kassenbote {
  /** Read before all else is parsed, by {@link Language#wanted}; here it is checked and explained. */
  @SuppressWarnings("UnusedVariable")
  @Option(names = "--lang", paramLabel = "LANG", scope = ScopeType.INHERIT, descriptionKey = "lang")
  private @Nullable Language language;

  private Kassenbote() {}

  public static void main(String[] args) {
    Terminal.writeUmlauts();
    System.exit(commandLine(Language.wanted(args, System.getenv())).execute(args));
  }

  /** In English. */
  static CommandLine commandLine() {
    return commandLine(Language.EN);
  }

  /** For its exit codes see {@link ExitCodes}. */
  static CommandLine commandLine(Language language) {
    return new CommandLine(new Kassenbote())
        .setOut(new PrintWriter(System.out, true, Terminal.charset()))
        .setErr(new PrintWriter(System.err, true, Terminal.charset()))
        .setResourceBundle(Texts.speak(language))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(new Misunderstood())
        .setExecutionExceptionHandler(new OneSentence());
  }
}
