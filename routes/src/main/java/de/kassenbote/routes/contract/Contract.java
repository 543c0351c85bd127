package de.kassenbote.routes.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The JSON form of the contract, version {@link #VERSION}: unknown fields are tolerated, numbers are exact, times are
 * ISO 8601 in UTC. What cannot be read as the wanted record is a {@link RejectedMessage} that says where and why.
 */
public final class Contract {
  /** Of every record in this package. A message of a higher version goes aside as a dead letter. */
  public static final int VERSION = 1;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule().addDeserializer(Instant.class, new InstantReader()))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  static {
    MAPPER.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).build());
  }

  private Contract() {}

  /** For those that must stream or bind JSON of their own with the contract's rules. */
  public static ObjectMapper mapper() {
    return MAPPER.copy();
  }

  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName() + " as JSON", e);
    }
  }

  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Reads one record.
   *
   * @throws RejectedMessage when the bytes are not that record
   */
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      return Check.present("JSON", MAPPER.readValue(json, type));
    } catch (IOException | RuntimeException e) {
      throw rejected(type, e);
    }
  }

  /**
   * Binds a tree to a record.
   *
   * @throws RejectedMessage when the tree is not that record
   */
  public static <T> T read(JsonNode tree, Class<T> type) {
    try {
      return Check.present("JSON", MAPPER.treeToValue(tree, type));
    } catch (IOException | RuntimeException e) {
      throw rejected(type, e);
    }
  }

  /** For messages that travel as text. */
  public static String text(Object value) {
    return new String(write(value), StandardCharsets.UTF_8);
  }

  private static RejectedMessage rejected(Class<?> type, Exception cause) {
    return new RejectedMessage("not a valid " + type.getSimpleName() + ": " + reason(cause), cause);
  }

  private static String reason(Exception cause) {
    if (cause instanceof com.fasterxml.jackson.databind.JsonMappingException mapping) {
      Throwable root = mapping.getCause() == null ? mapping : mapping.getCause();
      String message = root instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(root.getMessage());
      String path = mapping.getPathReference().replaceAll("[a-zA-Z0-9_.$]+\\[", "[");
      return path.isEmpty() ? message : path + ": " + message;
    }
    return cause instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(cause.getMessage());
  }
}
