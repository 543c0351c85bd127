package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.routes.contract.AHeartbeat;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.link.HubConnections;
import jakarta.jms.JMSContext;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A whole hub with an operator who asks in JSON, and tills that are nothing but connections. */
final class Operated implements AutoCloseable {
  private final RunningHub hub;

  Operated(Path data, DatabaseSettings database) {
    this.hub = new RunningHub(data, database);
  }

  JsonNode get(String path) throws Exception {
    return ask("GET", path, "", 200);
  }

  JsonNode post(String path, String body, int status) throws Exception {
    return ask("POST", path, body, status);
  }

  JsonNode put(String path, String body, int status) throws Exception {
    return ask("PUT", path, body, status);
  }

  JsonNode delete(String path, int status) throws Exception {
    return ask("DELETE", path, "", status);
  }

  /** What is answered to it without TLS. */
  String inTheClear(String path, String body) throws Exception {
    return hub.send("POST", path, body, hub.token()).body();
  }

  /** A step of a till's life that is allowed. */
  JsonNode step(String till, String step) throws Exception {
    return post("/tills/%s/%s".formatted(till, step), "", 200);
  }

  /** One that is not; the sentence that says so. */
  String refused(String till, String step) throws Exception {
    return post("/tills/%s/%s".formatted(till, step), "", 409).path("message").asText();
  }

  /** Adds a till, and makes a machine it. */
  EnrolledTill add(String json) throws Exception {
    return enrol(post("/tills", json, 201).path("id").asText());
  }

  EnrolledTill enrol(String till) throws Exception {
    return hub.enrol(till);
  }

  EnrolmentCode code(String whom) throws Exception {
    return hub.code(whom);
  }

  JsonNode till(String id) throws Exception {
    return get("/tills/" + id);
  }

  /** Of this till, the latest first. */
  List<JsonNode> acts(String till) throws Exception {
    List<JsonNode> acts = new ArrayList<>();
    for (JsonNode act : get("/acts")) {
      if (act.path("parameters").path("till").asText(act.path("parameters").path("id").asText()).equals(till)) {
        acts.add(act);
      }
    }
    return acts;
  }

  JMSContext connect(EnrolledTill till) {
    return till.connect(hub.brokerPort());
  }

  /** A heartbeat of that installation, which is answered. */
  void heartbeat(EnrolledTill enrolled, int epoch, String version, long lastSeq) throws Exception {
    Instant now = Instant.now();
    TillId till = enrolled.till();
    Heartbeat heartbeat = AHeartbeat.of(till).installation(epoch, version).sentAt(now).journal(lastSeq, lastSeq).unsent(lastSeq, lastSeq * 100, now).build();
    try (HubConnections connections = enrolled.connections();
        JMSContext context = connections.hints().createContext()) {
      var replies = context.createConsumer(context.createQueue(Queues.replies(till)));
      context
          .createProducer()
          .setProperty(MessageType.PROPERTY, MessageType.HEARTBEAT)
          .send(context.createQueue(Queues.REQUESTS_IN), Contract.text(heartbeat));
      assertThat(replies.receive(10_000)).as("answer to %s", till).isNotNull();
    }
  }

  private JsonNode ask(String method, String path, String body, int status) throws Exception {
    HttpResponse<String> answer = hub.send(method, "/api/v1" + path, body, hub.token());
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
    return Contract.read(answer.body().getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }

  @Override
  public void close() {
    hub.close();
  }
}
