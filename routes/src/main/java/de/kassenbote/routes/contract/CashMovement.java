package de.kassenbote.routes.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Cash put into or taken out of the drawer other than by a receipt; the amount is positive, the kind says which way. */
public record CashMovement(
    String number, Kind kind, Money amount, String reason, Instant movedAt, @Nullable String cashier) {
  public static final String TYPE = "cash-movement";

  public enum Kind {
    FLOAT,
    IN,
    OUT,
    SAFE_DROP
  }

  public CashMovement {
    Check.text("cashMovement.number", number, 40);
    Check.present("cashMovement.kind", kind);
    Check.amount("cashMovement.amount", amount);
    Check.that(amount.minor() > 0, "cashMovement.amount must be positive, got %s", amount);
    Check.text("cashMovement.reason", reason, 200);
    Check.present("cashMovement.movedAt", movedAt);
    Check.optionalText("cashMovement.cashier", cashier, 60);
  }
}
