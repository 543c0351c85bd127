package de.kassenbote.till.api;

import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.link.LinkStatus;
import de.kassenbote.till.journal.Unsent;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /status} and {@code /exchange-now}: how far the exchange with the hub is. */
final class StatusEndpoint {
  private final TillServices till;

  StatusEndpoint(TillServices till) {
    this.till = till;
  }

  record Waiting(long count, Money value, @Nullable Instant oldest) {}

  record Link(String state, Instant since, @Nullable Instant nextAttempt, @Nullable String reason) {
    static Link of(LinkStatus status) {
      return new Link(
          status.state().name().toLowerCase(Locale.ROOT), status.since(), status.nextAttempt(), status.reason());
    }
  }

  record Status(
      TillId till,
      int epoch,
      long lastSeq,
      long confirmedSeq,
      Waiting unsent,
      Link link,
      @Nullable String conflict,
      @Nullable String broker,
      long numbersLeft,
      long numbersInReserve,
      Instant now) {}

  void status(Context ctx) {
    Unsent unsent = till.journal().unsent();
    Money value = unsent.value(till.settings().current().currency());
    ctx.json(
        new Status(
            till.journal().till(),
            till.journal().epoch(),
            unsent.lastSeq(),
            unsent.confirmedSeq(),
            new Waiting(unsent.count(), value, unsent.oldest()),
            Link.of(till.link().get()),
            till.conflict().get().orElse(null),
            till.broker().get().orElse(null),
            till.numbers().left(Receipt.TYPE),
            till.numbers().reserve(Receipt.TYPE),
            till.clock().instant()));
  }

  void exchangeNow(Context ctx) {
    till.exchangeNow().run();
    ctx.status(202).json(Link.of(till.link().get()));
  }
}
