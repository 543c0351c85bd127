package de.kassenbote.hub.imports;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/imports/{kind}} takes a file as the body and answers 202 with the import's id at once;
 * {@code GET /api/v1/imports/{id}} tells how far it is.
 */
public final class ImportApi {
  static final long MOST_BYTES = 200L << 20;

  private static final Set<String> PARAMETERS = Set.of("charset", "decimal", "zone", "catalog", "remove");

  private final Imports imports;
  private final ZoneId zone;

  /** @param zone in which dates of a file are meant unless the request says another */
  public ImportApi(Imports imports, ZoneId zone) {
    this.imports = imports;
    this.zone = zone;
  }

  public void register(RoutesConfig routes) {
    routes.post("/api/v1/imports/{kind}", this::start);
    routes.get("/api/v1/imports/{id}", this::show);
  }

  private void start(Context ctx) {
    ImportKind kind =
        ImportKind.of(ctx.pathParam("kind"))
            .orElseThrow(() -> HttpProblem.notFound("'%s' cannot be imported; allowed are %s".formatted(ctx.pathParam("kind"), kinds())));
    ImportOptions options = options(ctx, kind);
    Path file = imports.newFile();
    try {
      receive(ctx, file);
      answer(ctx.status(202), submit(kind, options, file));
    } catch (IOException | RuntimeException e) {
      Imports.delete(file);
      throw e instanceof HttpProblem problem ? problem : HttpProblem.badRequest("the file did not arrive whole: send it again");
    }
  }

  private ImportReport submit(ImportKind kind, ImportOptions options, Path file) {
    try {
      return imports.submit(kind, options, file);
    } catch (RejectedExecutionException e) {
      throw new HttpProblem(503, "too many imports are waiting: try again when one is done");
    }
  }

  private void show(Context ctx) {
    String id = ctx.pathParam("id");
    answer(ctx, imports.find(id).orElseThrow(() -> HttpProblem.notFound("there is no import '%s' since the hub was started".formatted(id))));
  }

  private static void answer(Context ctx, ImportReport report) {
    ctx.contentType("application/json").result(Contract.write(report));
  }

  static void receive(Context ctx, Path file) throws IOException {
    try (InputStream body = ctx.bodyInputStream();
        OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      long received = 0;
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        received += n;
        if (received > MOST_BYTES) {
          throw new HttpProblem(413, "a file may have at most %d bytes: split it".formatted(MOST_BYTES));
        }
        out.write(buffer, 0, n);
      }
    }
  }

  private ImportOptions options(Context ctx, ImportKind kind) {
    ctx.queryParamMap().keySet().stream()
        .filter(name -> !PARAMETERS.contains(name))
        .findFirst()
        .ifPresent(name -> refuse("'%s' is no option of an import; allowed are %s".formatted(name, PARAMETERS.stream().sorted().toList())));
    return new ImportOptions(charset(ctx), decimal(ctx), zone(ctx), catalogs(ctx, kind), remove(ctx, kind));
  }

  static Charset charset(Context ctx) {
    String name = Optional.ofNullable(ctx.queryParam("charset")).orElse("utf-8").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "utf-8", "utf8" -> StandardCharsets.UTF_8;
      case "windows-1252", "cp1252" -> Charset.forName("windows-1252");
      default -> throw refused("charset '%s' is not known; allowed are utf-8 and windows-1252".formatted(name));
    };
  }

  private static @Nullable DecimalSign decimal(Context ctx) {
    String sign = ctx.queryParam("decimal");
    if (sign == null) {
      return null;
    }
    return Arrays.stream(DecimalSign.values())
        .filter(s -> s.id().equals(sign))
        .findFirst()
        .orElseThrow(() -> refused("decimal must be comma or point, got '%s'".formatted(sign)));
  }

  private ZoneId zone(Context ctx) {
    String name = ctx.queryParam("zone");
    try {
      return name == null ? zone : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw refused("zone '%s' is not known; expected is a name such as Europe/Berlin".formatted(name));
    }
  }

  private static List<String> catalogs(Context ctx, ImportKind kind) {
    List<String> names = ctx.queryParams("catalog");
    if (!names.isEmpty() && kind != ImportKind.ARTICLES) {
      throw refused("catalog is an option of articles, not of " + kind.id());
    }
    try {
      return names.stream().map(name -> new FeedScope(Feed.CATALOG, name.strip()).scope()).toList();
    } catch (IllegalArgumentException e) {
      throw refused("catalog: " + e.getMessage());
    }
  }

  private static boolean remove(Context ctx, ImportKind kind) {
    String value = Optional.ofNullable(ctx.queryParam("remove")).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw refused("remove must be true or false, got '%s'".formatted(value));
    }
    boolean remove = value.equals("true");
    if (remove && (!kind.allowsDeletion() || kind == ImportKind.PRICES)) {
      throw refused("remove is an option of articles, customers and suppliers, not of " + kind.id());
    }
    return remove;
  }

  private static String kinds() {
    return Arrays.stream(ImportKind.values()).map(ImportKind::id).collect(Collectors.joining(", "));
  }

  private static void refuse(String message) {
    throw refused(message);
  }

  private static HttpProblem refused(String message) {
    return HttpProblem.badRequest(message);
  }
}
