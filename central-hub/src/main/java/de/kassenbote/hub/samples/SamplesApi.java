package de.kassenbote.hub.samples;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.http.Parameters;
import de.kassenbote.routes.contract.TillId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/samples}: one figure of one till, or of the hub, in the course of time; {@code /now}: all of the hub's. */
public final class SamplesApi {
  private final Samples samples;
  private final Supplier<Optional<Sample>> hub;
  private final Predicate<TillId> known;
  private final Clock clock;

  /**
   * @param known the tills that this hub has
   */
  public SamplesApi(Sampler sampler, Predicate<TillId> known, Clock clock) {
    this(sampler.samples(), sampler::hub, known, clock);
  }

  SamplesApi(Samples samples, Supplier<Optional<Sample>> hub, Predicate<TillId> known, Clock clock) {
    this.samples = samples;
    this.hub = hub;
    this.known = known;
    this.clock = clock;
  }

  public void register(RoutesConfig routes) {
    routes.get("/api/v1/samples", this::answer);
    routes.get("/api/v1/samples/now", this::now);
  }

  /**
   * @param till absent = the hub
   * @param step how far the points are apart when none lacks
   * @param points in the order of time; a time without a sample has none
   */
  record Answer(@Nullable String till, String figure, String step, List<Point> points) {}

  /**
   * @param at when the minute or the quarter of an hour began
   */
  record Point(Instant at, long minimum, long average, long maximum, long last) {
    static Point of(Instant at, Spread spread) {
      return new Point(at, spread.minimum(), spread.average(), spread.maximum(), spread.last());
    }
  }

  /**
   * @param at when the figures were read
   */
  record Now(Instant at, SortedMap<String, Long> figures) {}

  private void now(Context ctx) {
    Parameters.of(ctx);
    Sample sample = hub.get().orElseThrow(() -> new HttpProblem(503, "the hub's figures cannot be read at this moment"));
    ctx.json(new Now(sample.at(), sample.last()));
  }

  private void answer(Context ctx) {
    Parameters parameters = Parameters.of(ctx, "figure", "from", "step", "till", "to");
    String till = parameters.value("till", this::till);
    String name = parameters.text("figure");
    Figure figure = figure(name, till == null ? Figure.OF_HUB : Figure.OF_TILLS);
    Instant now = clock.instant();
    Instant from = Objects.requireNonNullElse(parameters.moment("from"), now.minus(Step.MINUTE.kept()));
    Instant to = Objects.requireNonNullElse(parameters.moment("to"), now);
    if (!from.isBefore(to)) {
      throw HttpProblem.badRequest("from must be before to, got %s and %s".formatted(from, to));
    }
    Step wanted = parameters.oneOf("step", Step.values(), Step::id);
    Step step = wanted == null ? usual(from, now) : wanted;
    List<Point> points = samples.of(till == null ? Sample.HUB : till, step, from, to).stream().flatMap(s -> point(s, figure)).toList();
    ctx.json(new Answer(till, String.valueOf(name), step.id(), points));
  }

  private static Stream<Point> point(Sample sample, Figure figure) {
    return sample.value(figure).map(spread -> Point.of(sample.at(), spread)).stream();
  }

  /** The finest that goes back so far. */
  private static Step usual(Instant from, Instant now) {
    return from.isBefore(now.minus(Step.MINUTE.kept())) ? Step.QUARTER : Step.MINUTE;
  }

  private static Figure figure(@Nullable String name, List<String> plain) {
    return Figure.of(String.valueOf(name), plain)
        .orElseThrow(() -> HttpProblem.badRequest("figure must be one of %s; got '%s'".formatted(Figure.allowed(plain), name == null ? "" : name)));
  }

  private String till(String text) {
    TillId id = new TillId(text);
    if (!known.test(id)) {
      throw HttpProblem.notFound("there is no till %s at the hub".formatted(id));
    }
    return id.value();
  }
}
