package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Adds a person and tells the one-time password, once. */
@Command(name = "add", mixinStandardHelpOptions = true)
final class PersonAdd implements Callable<Integer> {
  @Mixin private OnePerson person = new OnePerson();

  @Mixin private PersonRoles roles = new PersonRoles();

  @Override
  public Integer call() {
    JsonNode given = person.connect().post("/api/v1/people", roles.body().put("name", person.name()), Map.of());
    System.out.println(text("person.added", person.name(), given.path("password").asText()));
    return 0;
  }
}
