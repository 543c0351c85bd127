package de.kassenbote.routes.contract;

import java.util.List;

/** The kinds of documents that have numbers of their own. */
public final class DocumentKind {
  public static final String TRAINING = "training";
  public static final String VOUCHER = "voucher";
  public static final String COUPON = "coupon";
  public static final String CUSTOMER = "customer";

  /** All of them, in the order in which people meet them. */
  public static final List<String> ALL =
      List.of(Receipt.TYPE, Reversal.TYPE, Abort.TYPE, TRAINING, CashMovement.TYPE, DayClosing.TYPE, VOUCHER, COUPON, CUSTOMER);

  private DocumentKind() {}

  /**
   * @throws IllegalArgumentException when there is no such kind
   */
  public static String require(String kind) {
    Check.that(ALL.contains(kind), "'%s' is no kind of document; known are %s", kind, ALL);
    return kind;
  }
}
