package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes a person. */
@Command(name = "rm", mixinStandardHelpOptions = true)
final class PersonRm implements Callable<Integer> {
  @Mixin private OnePerson person = new OnePerson();

  @Override
  public Integer call() {
    person.connect().delete(person.path());
    System.out.println(text("person.removed", person.name()));
    return 0;
  }
}
