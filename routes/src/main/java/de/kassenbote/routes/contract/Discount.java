package de.kassenbote.routes.contract;

/**
 * What was taken off one line, as a positive amount: given on the line itself, or the line's share of a discount on the
 * whole receipt (spread by largest remainder).
 */
public record Discount(Origin origin, String reason, Money amount) {
  public enum Origin {
    LINE,
    RECEIPT
  }

  public Discount {
    Check.present("discount.origin", origin);
    Check.text("discount.reason", reason, 100);
    Check.amount("discount.amount", amount);
    Check.that(!amount.isNegative(), "discount.amount must not be negative, got %s", amount);
  }
}
