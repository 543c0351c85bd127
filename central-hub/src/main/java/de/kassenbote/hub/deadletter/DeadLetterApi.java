package de.kassenbote.hub.deadletter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.http.Parameters;
import de.kassenbote.hub.deadletter.DeadLetter.State;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.StorableText;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/dead-letters}: what could not be processed, and what can be done about it. */
public final class DeadLetterApi {
  private static final String PATH = "/api/v1/dead-letters";
  private static final Set<String> FILTERS = Set.of("origin", "till", "fingerprint", "q", "state", "limit");
  private static final int USUAL_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;
  private static final int MAX_RATE = 10_000;
  private static final int MAX_REASON = 500;

  private final Database database;
  private final Replays replays;
  private final LetterActs acts;

  public DeadLetterApi(Database database, Replays replays, OperatorActs record, Clock clock) {
    this.database = database;
    this.replays = replays;
    this.acts = new LetterActs(database, replays, record, clock);
  }

  public void register(RoutesConfig routes) {
    routes.get(PATH, this::list);
    routes.get(PATH + "/groups", ctx -> ctx.json(database.read(tx -> DeadLetterList.groups(tx, selection(ctx)))));
    routes.post(PATH + "/replay", this::replayAll);
    routes.get(PATH + "/jobs", ctx -> ctx.json(database.read(ReplayJobs::list)));
    routes.get(PATH + "/jobs/{id}", this::job);
    routes.post(PATH + "/jobs/{id}/cancel", ctx -> ctx.json(acts.cancel(id(ctx), Operator.of(ctx))));
    routes.get(PATH + "/{id}", this::show);
    routes.post(PATH + "/{id}/replay", this::replay);
    routes.post(PATH + "/{id}/edit", this::edit);
    routes.post(PATH + "/{id}/discard", ctx -> ctx.json(acts.discard(id(ctx), reason(body(ctx, Reason.class).reason()), Operator.of(ctx))));
    routes.post(PATH + "/{id}/restore", ctx -> ctx.json(acts.restore(id(ctx), Operator.of(ctx))));
  }

  /**
   * @param total how many match, shown or not
   */
  record Page(long total, List<Listed> letters) {}

  /**
   * @param waiting how many entries wait for it, counted up to a hundred
   */
  record Listed(@JsonUnwrapped DeadLetter letter, int waiting) {}

  /**
   * @param body as text; what is not text is shown with replacement characters
   * @param waiting the keys of what waits for it, a hundred at most
   */
  record Shown(@JsonUnwrapped DeadLetter letter, String causeStack, JsonNode headers, String body, List<String> waiting) {}

  record Reason(@Nullable String reason) {}

  record Edited(@Nullable String reason, @Nullable JsonNode content) {}

  /**
   * @param rate letters per second; absent = as fast as it goes
   * @param first how many at most, the oldest ones; absent = all
   */
  record Wanted(
      @Nullable String origin,
      @Nullable String till,
      @Nullable String fingerprint,
      @Nullable String q,
      @Nullable Integer rate,
      @Nullable Long first,
      @Nullable Boolean dryRun) {}

  private void list(Context ctx) {
    ctx.queryParamMap().keySet().stream()
        .filter(name -> !FILTERS.contains(name))
        .findFirst()
        .ifPresent(name -> refuse("'%s' is no filter; allowed are %s".formatted(name, FILTERS.stream().sorted().toList())));
    Selection selection = selection(ctx);
    State state = state(ctx.queryParam("state"));
    String limit = ctx.queryParam("limit");
    int most = limit == null ? USUAL_LIMIT : (int) Parameters.number("limit", limit, MAX_LIMIT);
    ctx.json(database.read(tx -> page(tx, selection, state, most)));
  }

  private Page page(Handle tx, Selection selection, @Nullable State state, int limit) {
    List<DeadLetter> letters = DeadLetterList.list(tx, selection, state, limit);
    long total = letters.size() < limit ? letters.size() : DeadLetterList.count(tx, selection, state);
    return new Page(total, letters.stream().map(letter -> new Listed(letter, replays.waiting(tx, letter).size())).toList());
  }

  private void show(Context ctx) {
    long id = id(ctx);
    ctx.json(database.read(tx -> shown(tx, DeadLetterList.find(tx, id).orElseThrow(() -> HttpProblem.notFound("there is no dead letter " + id)))));
  }

  private Shown shown(Handle tx, DeadLetter letter) {
    DeadLetterContent content = DeadLetterContent.of(tx, letter.id());
    JsonNode headers = Contract.read(content.headers().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    String body = new String(content.body(), StandardCharsets.UTF_8);
    return new Shown(letter, content.causeStack(), headers, body, replays.waiting(tx, letter));
  }

  private void job(Context ctx) {
    long id = id(ctx);
    ctx.json(database.read(tx -> ReplayJobs.find(tx, id)).orElseThrow(() -> HttpProblem.notFound("there is no replay job " + id)));
  }

  private void replay(Context ctx) {
    boolean dryRun = Boolean.parseBoolean(ctx.queryParam("dryRun"));
    ctx.json(dryRun ? acts.tryOut(id(ctx)) : acts.replay(id(ctx), Operator.of(ctx)));
  }

  private void replayAll(Context ctx) {
    Wanted wanted = body(ctx, Wanted.class);
    Selection selection = sound(() -> new Selection(wanted.origin(), wanted.till(), wanted.fingerprint(), wanted.q()));
    Integer rate = wanted.rate();
    require(rate == null || (rate >= 1 && rate <= MAX_RATE), "rate must be 1 to %d letters per second, got %s".formatted(MAX_RATE, rate));
    Long first = wanted.first();
    require(first == null || first >= 1, "first must be 1 or more, got %s".formatted(first));
    long most = first == null ? 0 : first;
    if (Boolean.TRUE.equals(wanted.dryRun())) {
      ctx.json(acts.tryOut(selection, most));
    } else {
      ctx.status(202).json(acts.replayAll(selection, rate, most, Operator.of(ctx)));
    }
  }

  private void edit(Context ctx) {
    Edited edited = body(ctx, Edited.class);
    JsonNode content = edited.content();
    if (content == null || !content.isObject()) {
      throw HttpProblem.badRequest("content must be the whole corrected entry as a JSON object");
    }
    ctx.json(acts.edit(id(ctx), content, reason(edited.reason()), Operator.of(ctx)));
  }

  private static Selection selection(Context ctx) {
    return sound(
        () -> new Selection(ctx.queryParam("origin"), ctx.queryParam("till"), ctx.queryParam("fingerprint"), ctx.queryParam("q")));
  }

  private static @Nullable State state(@Nullable String name) {
    if ("all".equals(name)) {
      return null;
    }
    return name == null
        ? State.OPEN
        : Arrays.stream(State.values())
            .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(name))
            .findFirst()
            .orElseThrow(() -> HttpProblem.badRequest("state must be open, resolved, discarded or all, got '%s'".formatted(name)));
  }

  private static String reason(@Nullable String reason) {
    require(
        reason != null && !reason.isBlank() && reason.length() <= MAX_REASON && StorableText.is(reason),
        "reason must have 1 to %d characters".formatted(MAX_REASON));
    return String.valueOf(reason);
  }

  private static long id(Context ctx) {
    return Parameters.number("the id", ctx.pathParam("id"), Long.MAX_VALUE);
  }

  private static <T> T body(Context ctx, Class<T> type) {
    try {
      return Contract.read(ctx.bodyAsBytes(), type);
    } catch (RejectedMessage e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static <T> T sound(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static void require(boolean condition, String sentence) {
    if (!condition) {
      refuse(sentence);
    }
  }

  private static void refuse(String sentence) {
    throw HttpProblem.badRequest(sentence);
  }
}
