package de.kassenbote.cli;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.broker.BrokerException;
import de.kassenbote.cli.client.Away;
import de.kassenbote.cli.client.ExitCodes;
import de.kassenbote.cli.client.Refused;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.database.DatabaseProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command threw into one sentence on stderr; the stack trace goes to the log file alone. */
final class OneSentence implements IExecutionExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(OneSentence.class);

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    log.error("{} failed", command.getCommandSpec().qualifiedName(), e);
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + sentence(e));
    return ExitCodes.of(e);
  }

  static String sentence(Throwable e) {
    String message = e.getMessage();
    boolean forUsers =
        e instanceof Failure
            || e instanceof Refused
            || e instanceof Away
            || e instanceof DatabaseProblem
            || e instanceof BrokerException
            || e instanceof IllegalArgumentException
            || e instanceof IllegalStateException;
    return forUsers && message != null ? message : text("unexpected-fault", e);
  }
}
