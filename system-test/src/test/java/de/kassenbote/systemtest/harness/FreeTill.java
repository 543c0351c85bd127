package de.kassenbote.systemtest.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.till.enrolment.Enrolled;
import de.kassenbote.till.enrolment.Enrolment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A till that no machine is yet, and the code by which one becomes it. */
public record FreeTill(TillId id, EnrolmentCode code) {
  /**
   * Makes it known to a hub.
   *
   * @param wanted as {@code POST /api/v1/tills} takes it
   */
  public static FreeTill add(Rest hub, JsonNode wanted) {
    hub.post("/api/v1/tills", wanted, Map.of());
    return at(hub, new TillId(wanted.path("id").asText()));
  }

  /** One that the hub knows already. */
  public static FreeTill at(Rest hub, TillId id) {
    JsonNode whom = JsonNodeFactory.instance.objectNode().put("till", id.value());
    return new FreeTill(id, EnrolmentCode.parse(hub.post("/api/v1/enrolment-codes", whom, Map.of()).path("code").asText()));
  }

  /** From now on a machine with that data directory is the till. */
  public Enrolled enrol(Path data) {
    try {
      new Enrolment(code, data, Clock.systemUTC()).enrol(id, "test");
      return Enrolled.in(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
