package de.kassenbote.till.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.http.WebServer;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.till.sale.SaleRefused;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's JSON strictly: what the API does not know, it refuses by name, so that a client's typo never becomes
 * another sale.
 */
final class RequestBody {
  private static final ObjectMapper MAPPER =
      ((JsonMapper) Contract.mapper())
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private RequestBody() {}

  /**
   * @throws HttpProblem 400, 413 or 415 with one sentence
   */
  static <T> T read(Context ctx, Class<T> type) throws IOException {
    requireJson(ctx.contentType());
    byte[] body = bytes(ctx.bodyInputStream());
    try {
      T value = MAPPER.readValue(body, type);
      if (value == null) {
        throw HttpProblem.badRequest("the body must be one JSON object and nothing else");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw HttpProblem.badRequest(sentence(e));
    }
  }

  private static void requireJson(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
    if (!type.equalsIgnoreCase("application/json")) {
      throw new HttpProblem(
          415, "Content-Type must be application/json, got %s".formatted(contentType == null ? "none" : "'" + contentType + "'"));
    }
  }

  /** The server refuses a declared length before; this also bounds a body that does not declare its own. */
  private static byte[] bytes(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes((int) TillApi.MAX_BODY_BYTES + 1);
    if (bytes.length > TillApi.MAX_BODY_BYTES) {
      WebServer.drain(body);
      throw new HttpProblem(413, "the request body has more than the allowed %d bytes".formatted(TillApi.MAX_BODY_BYTES));
    }
    return bytes;
  }

  private static String sentence(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "unknown field '%s': known there are %s".formatted(path(unknown), known(unknown));
    }
    if (refusal(e) != null) {
      return e instanceof JsonMappingException at && !path(at).isEmpty() ? path(at) + ": " + refusal(e) : String.valueOf(refusal(e));
    }
    if (e instanceof MismatchedInputException mismatch) {
      return path(mismatch).isEmpty()
          ? "the body must be one JSON object and nothing else"
          : "field '%s' must be %s".formatted(path(mismatch), wanted(mismatch.getTargetType()));
    }
    return "the body is not JSON%s: %s".formatted(place(e.getLocation()), e.getOriginalMessage());
  }

  private static String known(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }

  /** What a record's own check said. */
  private static @Nullable String refusal(Throwable e) {
    Throwable cause = e.getCause();
    boolean ours =
        cause instanceof SaleRefused || cause instanceof IllegalArgumentException || cause instanceof NullPointerException;
    return ours ? cause.getMessage() : null;
  }

  private static String path(JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
            .collect(Collectors.joining());
    return path.startsWith(".") ? path.substring(1) : path;
  }

  private static String wanted(@Nullable Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    if (type == String.class) {
      return "a string";
    }
    if (java.util.Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    if (type == long.class || type == int.class) {
      return "a whole number";
    }
    return Number.class.isAssignableFrom(type) ? "a number" : "an object";
  }

  private static String place(@Nullable JsonLocation at) {
    return at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
  }
}
