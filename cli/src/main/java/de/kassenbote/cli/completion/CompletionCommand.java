package de.kassenbote.cli.completion;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script by which bash, and zsh with its bashcompinit, complete commands, options and their values. */
@Command(name = "completion", mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine whole = Objects.requireNonNull(spec).root().commandLine();
    System.out.print(AutoComplete.bash(whole.getCommandName(), whole));
    return 0;
  }
}
