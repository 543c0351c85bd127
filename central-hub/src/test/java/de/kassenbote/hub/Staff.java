package de.kassenbote.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.routes.contract.Contract;
import java.nio.charset.StandardCharsets;

/** People at a running hub, each with a password of their own already, in a browser of their own. */
final class Staff {
  static final String PASSWORD = "correct horse battery";

  private final RunningHub hub;

  Staff(RunningHub hub) {
    this.hub = hub;
  }

  /**
   * @param roles such as {@code viewer}
   */
  Browser with(String name, String... roles) throws Exception {
    Browser browser = withOneTimePassword(name, roles);
    if (browser.changePassword(oneTime, PASSWORD).statusCode() != 200) {
      throw new IllegalStateException("the password was not changed");
    }
    return browser;
  }

  Browser withOneTimePassword(String name, String... roles) throws Exception {
    String wanted = "{\"name\":\"%s\",\"roles\":[\"%s\"]}".formatted(name, String.join("\",\"", roles));
    String answer = hub.send("POST", "/api/v1/people", wanted, hub.token()).body();
    oneTime = Contract.read(answer.getBytes(StandardCharsets.UTF_8), JsonNode.class).path("password").asText();
    Browser browser = new Browser(hub.httpPort());
    if (browser.login(name, oneTime).statusCode() != 200) {
      throw new IllegalStateException("%s cannot log in: %s".formatted(name, answer));
    }
    return browser;
  }

  private String oneTime = "";

  /** The last one given. */
  String oneTimePassword() {
    return oneTime;
  }
}
