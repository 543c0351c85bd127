package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets a person in again. */
@Command(name = "unlock", mixinStandardHelpOptions = true)
final class PersonUnlock implements Callable<Integer> {
  @Mixin private OnePerson person = new OnePerson();

  @Override
  public Integer call() {
    person.step("unlock");
    System.out.println(text("person.unlocked", person.name()));
    return 0;
  }
}
