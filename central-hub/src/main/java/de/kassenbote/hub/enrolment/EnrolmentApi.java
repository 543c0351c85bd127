package de.kassenbote.hub.enrolment;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.registry.RequestBody;
import de.kassenbote.routes.contract.EnrolmentRequest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.function.Function;

/** {@code /enrolment}: for machines that are no tills yet, and know nothing but a code. Only over TLS. */
public final class EnrolmentApi {
  private final Enrolment enrolment;
  private final CallersPace pace;

  public EnrolmentApi(Enrolment enrolment, Clock clock) {
    this.enrolment = enrolment;
    this.pace = new CallersPace(clock);
  }

  public void register(RoutesConfig routes) {
    routes.post("/enrolment/offers", ctx -> answer(ctx, enrolment::offers));
    routes.post("/enrolment/installations", ctx -> answer(ctx, asked -> enrolment.enrol(asked, ctx.ip())));
  }

  private void answer(Context ctx, Function<EnrolmentRequest, Object> work) {
    if (!ctx.scheme().equals("https")) {
      throw new HttpProblem(403, "enrolment is answered over https only");
    }
    if (!pace.mayTry(ctx.ip())) {
      throw new HttpProblem(429, "too many wrong codes came from this address: wait ten minutes");
    }
    EnrolmentRequest asked = RequestBody.of(ctx, EnrolmentRequest.class);
    try {
      ctx.json(work.apply(asked));
    } catch (HttpProblem e) {
      if (e.status() == 403) {
        pace.failed(ctx.ip());
      }
      throw e;
    }
  }
}
