package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives a person a one-time password, and tells it once. */
@Command(name = "reset-password", mixinStandardHelpOptions = true)
final class PersonResetPassword implements Callable<Integer> {
  @Mixin private OnePerson person = new OnePerson();

  @Override
  public Integer call() {
    String password = person.step("reset-password").path("password").asText();
    System.out.println(text("person.password-reset", person.name(), password));
    return 0;
  }
}
