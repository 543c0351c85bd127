package de.kassenbote.till.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/** What {@code openapi.yaml} promises, and whether a real answer keeps it. */
final class DescribedApi {
  private final JsonNode root;

  DescribedApi() {
    try (InputStream yaml = TillApi.class.getResourceAsStream("openapi.yaml")) {
      root = new ObjectMapper().valueToTree(new Yaml().<Object>load(yaml));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Such as {@code GET /api/v1/status}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    root.path("paths")
        .properties()
        .forEach(
            path -> path.getValue().fieldNames().forEachRemaining(m -> operations.add(m.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  /** What is wrong with that answer; empty = nothing. */
  List<String> faults(String method, String path, int status, JsonNode body) {
    JsonNode operation = root.path("paths").path(path).path(method.toLowerCase(java.util.Locale.ROOT));
    JsonNode response = resolve(operation.path("responses").path(Integer.toString(status)));
    if (response.isMissingNode()) {
      return List.of("%s %s does not describe status %d".formatted(method, path, status));
    }
    List<String> faults = new ArrayList<>();
    compare("answer", response.path("content").path("application/json").path("schema"), body, faults);
    return faults;
  }

  JsonNode schema(String name) {
    return root.path("components").path("schemas").path(name);
  }

  private void compare(String where, JsonNode described, JsonNode actual, List<String> faults) {
    JsonNode schema = resolve(described);
    String type = schema.path("type").asText();
    if (!isOfType(type, actual)) {
      faults.add("%s must be %s, is %s".formatted(where, type, actual));
    } else if (type.equals("object")) {
      compareObject(where, schema, actual, faults);
    } else if (type.equals("array")) {
      actual.forEach(element -> compare(where + "[]", schema.path("items"), element, faults));
    } else if (schema.has("enum") && !contains(schema.path("enum"), actual)) {
      faults.add("%s must be one of %s, is %s".formatted(where, schema.path("enum"), actual));
    }
  }

  private void compareObject(String where, JsonNode schema, JsonNode actual, List<String> faults) {
    schema.path("required").forEach(r -> {
      if (!actual.has(r.asText())) {
        faults.add("%s lacks %s".formatted(where, r.asText()));
      }
    });
    actual.properties().forEach(field -> {
      JsonNode property = schema.path("properties").path(field.getKey());
      if (property.isMissingNode()) {
        faults.add("%s has %s, which is not described".formatted(where, field.getKey()));
      } else {
        compare(where + "." + field.getKey(), property, field.getValue(), faults);
      }
    });
  }

  private static boolean isOfType(String type, JsonNode actual) {
    return switch (type) {
      case "object" -> actual.isObject();
      case "array" -> actual.isArray();
      case "string" -> actual.isTextual();
      case "integer" -> actual.isIntegralNumber();
      case "number" -> actual.isNumber();
      case "boolean" -> actual.isBoolean();
      default -> false;
    };
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode element : list) {
      if (element.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode resolve(JsonNode node) {
    JsonNode ref = node.path("$ref");
    return ref.isMissingNode() ? node : resolve(root.at(ref.asText().substring(1)));
  }
}
