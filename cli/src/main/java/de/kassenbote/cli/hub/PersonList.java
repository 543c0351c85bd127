package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Table;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the people who may use the hub. */
@Command(name = "ls", mixinStandardHelpOptions = true)
final class PersonList implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    JsonNode people = hub.connect().get("/api/v1/people");
    Table table = new Table("person", "roles", "state", "last login");
    people.forEach(person -> table.row(person.path("name").asText(), roles(person), state(person), lastLogin(person)));
    output.print(people, table);
    return 0;
  }

  private String roles(JsonNode person) {
    StringJoiner roles = new StringJoiner(" ");
    person.path("roles").forEach(role -> roles.add(output.word(role.asText())));
    return roles.toString();
  }

  private static String state(JsonNode person) {
    if (person.path("locked").asBoolean()) {
      return "locked";
    }
    return person.path("oneTimePassword").asBoolean() ? "one-time password" : "active";
  }

  private String lastLogin(JsonNode person) {
    boolean never = person.path("loggedInAt").isMissingNode() || person.path("loggedInAt").isNull();
    if (never) {
      return output.isTable() ? text("person.never") : "";
    }
    return person.path("loggedInAt").asText();
  }
}
