package de.kassenbote.hub.masterdata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.http.WebServer;
import de.kassenbote.routes.contract.Contract;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;

/** Reads the small JSON bodies of master data requests; a field that nobody knows is a mistake of the sender here. */
public final class JsonBody {
  private static final int MOST_BYTES = 1 << 20;
  private static final ObjectMapper MAPPER = Contract.mapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private JsonBody() {}

  /** @throws HttpProblem 400, 413 or 422 with one sentence */
  public static <T> T read(Context ctx, Class<T> type) {
    try (InputStream body = ctx.bodyInputStream()) {
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        WebServer.drain(body);
        throw new HttpProblem(413, "the request body may have at most %d bytes".formatted(MOST_BYTES));
      }
      JsonNode json = MAPPER.readTree(bytes);
      if (!json.isContainerNode()) {
        throw HttpProblem.badRequest("the body must be a JSON object or array");
      }
      return MAPPER.treeToValue(json, type);
    } catch (JsonMappingException e) {
      throw HttpProblem.unprocessable(path(e) + reason(e));
    } catch (JsonProcessingException e) {
      throw HttpProblem.badRequest("the body is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw HttpProblem.badRequest("the body could not be read: " + e.getMessage());
    }
  }

  private static String path(JsonMappingException e) {
    String path = e.getPath().stream().map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName()).collect(Collectors.joining("."));
    return path.isEmpty() ? "" : path + ": ";
  }

  private static String reason(JsonMappingException e) {
    Throwable cause = e.getCause();
    return cause == null || cause instanceof JsonProcessingException ? e.getOriginalMessage() : String.valueOf(cause.getMessage());
  }
}
