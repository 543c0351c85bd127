package de.kassenbote.hub.enrolment;

import com.google.zxing.WriterException;
import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.http.Parameters;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.registry.BranchId;
import de.kassenbote.hub.registry.Branches;
import de.kassenbote.hub.registry.RequestBody;
import de.kassenbote.hub.registry.TillLifecycle;
import de.kassenbote.hub.registry.TillRegistry;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.TillId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/enrolment-codes}: making codes, seeing what became of them, taking them back; and a till's next machine. */
public final class CodesApi {
  private final Database database;
  private final Codes codes;
  private final TillLifecycle lifecycle;
  private final TillRegistry registry;
  private final Clock clock;

  public CodesApi(Database database, Codes codes, TillLifecycle lifecycle, TillRegistry registry, Clock clock) {
    this.database = database;
    this.codes = codes;
    this.lifecycle = lifecycle;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * What somebody asks for.
   *
   * @param minutes how long the code is good; absent = {@link Codes#USUAL}
   */
  record Wanted(@Nullable TillId till, @Nullable BranchId branch, @Nullable Integer minutes) {
    Codes.Wish wish() {
      try {
        return new Codes.Wish(till, branch, minutes == null ? Codes.USUAL : Duration.ofMinutes(minutes));
      } catch (IllegalArgumentException e) {
        throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
      }
    }
  }

  /**
   * The only answer that has the secret in it.
   *
   * @param code what the machine is given
   * @param qr the same to be scanned, an SVG drawing
   */
  record Made(String id, @Nullable TillId till, @Nullable BranchId branch, Instant expiresAt, String code, String authority, String qr) {
    /** The secret is not for logs. */
    @Override
    public String toString() {
      return "code " + id;
    }
  }

  /** One of those that were made. */
  record Listed(Code.State state, Code code) {}

  public void register(RoutesConfig routes) {
    routes.post("/api/v1/enrolment-codes", this::make);
    routes.get("/api/v1/enrolment-codes", ctx -> ctx.json(listed()));
    routes.delete("/api/v1/enrolment-codes/{code}", ctx -> ctx.json(codes.revoke(ctx.pathParam("code"), Operator.of(ctx))));
    routes.post("/api/v1/tills/{till}/replace", this::replace);
  }

  private List<Listed> listed() {
    Instant now = clock.instant();
    return codes.latest().stream().map(code -> new Listed(code.state(now), code)).toList();
  }

  private void make(Context ctx) {
    Codes.Wish wish = RequestBody.of(ctx, Wanted.class).wish();
    EnrolmentCode code =
        database.inTransaction(h -> {
          requireWhom(h, wish);
          return codes.make(h, wish, Operator.of(ctx));
        });
    ctx.status(201).json(made(wish, code));
  }

  /** Takes a till from its machine, and makes the code for the next one, in one step. */
  private void replace(Context ctx) {
    TillId till = Parameters.read(ctx.pathParam("till"), TillId::new);
    Wanted wanted = RequestBody.orElse(ctx, Wanted.class, new Wanted(null, null, null));
    Codes.Wish wish = new Wanted(till, null, wanted.minutes()).wish();
    Operator who = Operator.of(ctx);
    ctx.status(201).json(made(wish, lifecycle.replace(till, who, h -> codes.make(h, wish, who))));
  }

  /** A code for a till that no machine may become would only be found useless in the shop. */
  private void requireWhom(Handle h, Codes.Wish wish) {
    if (wish.till() != null) {
      registry.requireFree(h, wish.till());
    } else if (Branches.all(h).stream().noneMatch(branch -> branch.id().equals(wish.branch()))) {
      throw HttpProblem.notFound("there is no branch " + wish.branch());
    }
  }

  private Made made(Codes.Wish wish, EnrolmentCode code) {
    Instant expires = clock.instant().plus(wish.valid());
    return new Made(code.id(), wish.till(), wish.branch(), expires, code.text(), code.authority().toString(), qr(code.text()));
  }

  private static String qr(String text) {
    try {
      return QrDrawing.svg(text);
    } catch (WriterException e) {
      throw new IllegalStateException("a code fits into a QR code", e);
    }
  }
}
