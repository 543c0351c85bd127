package de.kassenbote.till.api;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.till.journal.Journal;
import de.kassenbote.till.sale.Receipts;
import de.kassenbote.till.sale.SaleRequest;
import de.kassenbote.till.sale.SaleService;
import de.kassenbote.till.sale.SoldReceipt;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** {@code /receipts}: sells, and shows what was sold. */
final class ReceiptEndpoint {
  private static final String KEY = "Idempotency-Key";
  private static final Pattern ALLOWED_KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");

  private final SaleService sales;
  private final Receipts receipts;
  private final Journal journal;

  ReceiptEndpoint(SaleService sales, Receipts receipts, Journal journal) {
    this.sales = sales;
    this.receipts = receipts;
    this.journal = journal;
  }

  void sell(Context ctx) throws IOException {
    String key = key(ctx);
    SoldReceipt sold = sales.sell(RequestBody.read(ctx, SaleRequest.class), key);
    ctx.status(201).header("Location", "/api/v1/receipts/" + sold.number()).json(answer(sold));
  }

  void one(Context ctx) {
    String number = ctx.pathParam("number");
    SoldReceipt sold =
        receipts
            .byNumber(number)
            .orElseThrow(() -> HttpProblem.notFound("receipt '%s' is not one of this till".formatted(number)));
    ctx.json(answer(sold));
  }

  void page(Context ctx) {
    long after = Query.number(ctx, "after", 0, 0, Long.MAX_VALUE);
    List<ReceiptAnswer> page =
        receipts.after(journal.epoch(), after, Query.limit(ctx)).stream().map(this::answer).toList();
    long next = page.isEmpty() ? after : page.get(page.size() - 1).seq();
    ctx.json(new ReceiptAnswer.Page(page, next));
  }

  private ReceiptAnswer answer(SoldReceipt sold) {
    return ReceiptAnswer.of(sold, journal.epoch(), journal.confirmedSeq());
  }

  private static String key(Context ctx) {
    String key = ctx.header(KEY);
    if (key == null || !ALLOWED_KEY.matcher(key).matches()) {
      throw HttpProblem.badRequest(
          "header %s must have 1 to 100 visible ASCII characters, %s".formatted(KEY, key == null ? "is missing" : "got '" + key + "'"));
    }
    return key;
  }
}
