package de.kassenbote.hub.projection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.StorableText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is different in two JSON documents, field by field. */
final class JsonDiff {
  private JsonDiff() {}

  /**
   * One difference.
   *
   * @param path such as {@code /lines/0/quantity}; empty = the whole
   * @param before absent = there was none
   * @param after absent = there is none
   */
  record Change(String path, @Nullable JsonNode before, @Nullable JsonNode after) {}

  /**
   * @param before may be no JSON at all: then it is one difference, as text
   */
  static List<Change> of(byte[] before, JsonNode after) {
    List<Change> changes = new ArrayList<>();
    compare("", readable(before), after, changes);
    return changes;
  }

  private static JsonNode readable(byte[] bytes) {
    try {
      return Contract.read(bytes, JsonNode.class);
    } catch (RejectedMessage e) {
      return TextNode.valueOf(StorableText.repaired(new String(bytes, StandardCharsets.UTF_8)));
    }
  }

  private static void compare(String path, JsonNode before, JsonNode after, List<Change> changes) {
    if (before.isObject() && after.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> compare(path + "/" + name, before.path(name), after.path(name), changes));
    } else if (before.isArray() && after.isArray()) {
      for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
        compare(path + "/" + i, before.path(i), after.path(i), changes);
      }
    } else if (!before.equals(after)) {
      changes.add(new Change(path, present(before), present(after)));
    }
  }

  private static @Nullable JsonNode present(JsonNode node) {
    return node instanceof MissingNode ? null : node;
  }
}
