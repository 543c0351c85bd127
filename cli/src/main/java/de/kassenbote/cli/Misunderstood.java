package de.kassenbote.cli;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.check.CheckCommand;
import de.kassenbote.cli.terminal.Language;
import de.kassenbote.cli.terminal.Texts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what of a command line was not understood, and where to read what is allowed. */
final class Misunderstood implements IParameterExceptionHandler {
  private static final List<Class<?>> NUMBERS = List.of(int.class, long.class, double.class, Integer.class, Long.class, Double.class);

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    if (CheckCommand.includes(command.getCommandSpec())) {
      System.out.println(CheckCommand.unknown(inEnglish(e, arguments)));
    } else {
      err.println(name + ": " + sentence(e));
    }
    err.println(text("usage.hint", name));
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** What a value is like is said while it is read: it is read again. */
  private static String inEnglish(ParameterException e, String[] arguments) {
    Texts.speak(Language.EN);
    try {
      e.getCommandLine().getCommandSpec().root().commandLine().parseArgs(arguments);
      return sentence(e);
    } catch (ParameterException again) {
      return sentence(again);
    }
  }

  private static String sentence(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String words = String.join(" ", unmatched.getUnmatched());
      return unmatched.isUnknownOption() ? text("usage.unknown-option", words) : text("usage.unknown-word", words);
    }
    if (e instanceof MissingParameterException missing) {
      return text("usage.missing", missing.getMissing().stream().map(Misunderstood::label).collect(Collectors.joining(", ")));
    }
    if (e instanceof OverwrittenOptionException twice) {
      return text("usage.twice", label(twice.getOverwritten()));
    }
    if (e instanceof MutuallyExclusiveArgsException exclusive) {
      return text("usage.exclusive", exclusive.getMessage().replaceAll("^Error: | are mutually exclusive.*$", ""));
    }
    return e.getArgSpec() == null ? withoutArgument(e) : wrongValue(e.getArgSpec(), e);
  }

  /** A noun without its verb, or what a command itself refuses. */
  private static String withoutArgument(ParameterException e) {
    boolean isNoun = !(e.getCommandLine().getCommandSpec().userObject() instanceof Callable);
    return isNoun ? text("usage.no-verb", String.join(", ", e.getCommandLine().getSubcommands().keySet())) : e.getMessage();
  }

  private static String wrongValue(ArgSpec argument, ParameterException e) {
    Class<?> type = argument.auxiliaryTypes()[0];
    if (type.isEnum()) {
      String allowed = Stream.of(type.getEnumConstants()).map(value -> value.toString().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
      return text("usage.one-of", label(argument), allowed, e.getValue());
    }
    if (argument.converters().length > 0 && e.getCause() != null) {
      return text("usage.value", label(argument), e.getCause().getMessage());
    }
    return NUMBERS.contains(type) ? text("usage.not-a-number", label(argument), e.getValue()) : text("usage.not-valid", label(argument), e.getValue());
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
