package de.kassenbote.hub.completeness;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.http.Parameters;
import de.kassenbote.hub.registry.TillRegistry;
import de.kassenbote.hub.registry.TillRow;
import de.kassenbote.routes.contract.TillId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** {@code GET /api/v1/completeness}: of all tills or one, of all time or one business day. */
public final class CompletenessApi {
  private final Completeness completeness;
  private final TillRegistry registry;

  public CompletenessApi(Completeness completeness, TillRegistry registry) {
    this.completeness = completeness;
    this.registry = registry;
  }

  public void register(RoutesConfig routes) {
    routes.get("/api/v1/completeness", this::answer);
  }

  /**
   * @param complete whether that is so of every statement
   */
  record Answer(boolean complete, List<Statement> statements) {}

  private void answer(Context ctx) {
    Parameters parameters = Parameters.of(ctx, "day", "till");
    Optional<LocalDate> day = Optional.ofNullable(parameters.value("day", CompletenessApi::day));
    TillId wanted = parameters.value("till", TillId::new);
    List<TillRow> tills = wanted == null ? registry.all() : List.of(till(wanted));
    List<Statement> statements = completeness.of(tills, day);
    ctx.json(new Answer(statements.stream().allMatch(s -> s.state() == Statement.State.COMPLETE), statements));
  }

  private TillRow till(TillId id) {
    return registry.find(id).orElseThrow(() -> HttpProblem.notFound("there is no till %s at the hub".formatted(id)));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw HttpProblem.badRequest("day must be a date such as 2026-03-14, got '%s'".formatted(text));
    }
  }
}
