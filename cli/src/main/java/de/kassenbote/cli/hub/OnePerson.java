package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which person a command is about, and at which hub. */
final class OnePerson {
  @Parameters(paramLabel = "NAME", descriptionKey = "person.name")
  private String name = "";

  @Mixin private HubAddress hub = new HubAddress();

  String name() {
    return name;
  }

  Rest connect() {
    return hub.connect();
  }

  String path() {
    return "/api/v1/people/" + Rest.segment(name);
  }

  JsonNode step(String step) {
    return connect().post(path() + "/" + step);
  }
}
