package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets a person in no more, and ends what is open. */
@Command(name = "lock", mixinStandardHelpOptions = true)
final class PersonLock implements Callable<Integer> {
  @Mixin private OnePerson person = new OnePerson();

  @Override
  public Integer call() {
    person.step("lock");
    System.out.println(text("person.locked", person.name()));
    return 0;
  }
}
