package de.kassenbote.till.api;

import de.kassenbote.database.DatabaseProblem;
import de.kassenbote.http.ErrorBody;
import de.kassenbote.synclog.SyncLogApi;
import de.kassenbote.till.numbers.NumbersExhausted;
import de.kassenbote.till.sale.KeyReused;
import de.kassenbote.till.sale.SaleRefused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** The routes of the API; {@code openapi.yaml}, which it serves, describes them. */
public final class TillApi {
  /** The largest request body, in bytes. */
  public static final long MAX_BODY_BYTES = 1 << 20;

  private static final String BASE = "/api/v1";

  private final ReceiptEndpoint receipts;
  private final MasterDataEndpoint masterData;
  private final StatusEndpoint status;
  private final SyncLogApi syncLog;

  public TillApi(TillServices till) {
    receipts = new ReceiptEndpoint(till.sales(), till.receipts(), till.journal());
    masterData = new MasterDataEndpoint(till.articles(), till.customers(), till.clock());
    status = new StatusEndpoint(till);
    syncLog = till.syncLog();
  }

  public void register(RoutesConfig routes) {
    routes.post(BASE + "/receipts", receipts::sell);
    routes.get(BASE + "/receipts", receipts::page);
    routes.get(BASE + "/receipts/{number}", receipts::one);
    routes.get(BASE + "/articles", masterData::articles);
    routes.get(BASE + "/articles/{number}", masterData::article);
    routes.get(BASE + "/customers", masterData::customers);
    routes.get(BASE + "/status", status::status);
    routes.post(BASE + "/exchange-now", status::exchangeNow);
    syncLog.register(routes);
    routes.get(BASE + "/openapi.yaml", TillApi::description);
    routes.exception(SaleRefused.class, (e, ctx) -> answer(ctx, 422, e));
    routes.exception(KeyReused.class, (e, ctx) -> answer(ctx, 409, e));
    routes.exception(DatabaseProblem.class, (e, ctx) -> answer(ctx, 503, e));
    routes.exception(NumbersExhausted.class, (e, ctx) -> answer(ctx, 503, e));
  }

  private static void answer(Context ctx, int status, RuntimeException e) {
    ctx.status(status).json(new ErrorBody(status, String.valueOf(e.getMessage())));
  }

  private static void description(Context ctx) throws IOException {
    try (InputStream yaml = TillApi.class.getResourceAsStream("openapi.yaml")) {
      if (yaml == null) {
        throw new IllegalStateException("openapi.yaml is not on the class path");
      }
      ctx.contentType("application/yaml").result(yaml.readAllBytes());
    }
  }
}
