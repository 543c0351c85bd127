package de.kassenbote.routes.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A receipt given up before payment, with the number it had taken and the lines it held then (may be none). */
public record Abort(
    String number, Instant abortedAt, @Nullable String cashier, List<ReceiptLine> lines, String reason) {
  public static final String TYPE = "abort";

  public Abort {
    Check.text("abort.number", number, 40);
    Check.present("abort.abortedAt", abortedAt);
    Check.optionalText("abort.cashier", cashier, 60);
    lines = List.copyOf(Check.present("abort.lines", lines));
    Check.text("abort.reason", reason, 200);
  }
}
