package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that says what a person may do. */
final class PersonRoles {
  @Option(names = "--role", paramLabel = "ROLE", required = true, split = ",", descriptionKey = "person.role")
  private List<String> roles = new ArrayList<>();

  ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    roles.forEach(body.putArray("roles")::add);
    return body;
  }
}
