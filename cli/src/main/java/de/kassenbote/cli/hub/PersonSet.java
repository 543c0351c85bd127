package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives a person other roles. */
@Command(name = "set", mixinStandardHelpOptions = true)
final class PersonSet implements Callable<Integer> {
  @Mixin private OnePerson person = new OnePerson();

  @Mixin private PersonRoles roles = new PersonRoles();

  @Override
  public Integer call() {
    person.connect().put(person.path(), roles.body());
    System.out.println(text("person.changed", person.name()));
    return 0;
  }
}
