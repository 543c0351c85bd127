package de.kassenbote.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Points a till file at another port on this machine: the near end of a line instead of the hub itself. */
final class TillFileAddress {
  private TillFileAddress() {}

  static ObjectNode through(ObjectNode tillFile, int hubPort, int linePort) {
    ObjectNode changed = tillFile.deepCopy();
    if (!replaced(changed, hubPort, linePort)) {
      throw new IllegalStateException("the till file does not name the hub's port " + hubPort);
    }
    return changed;
  }

  private static boolean replaced(ObjectNode node, int hubPort, int linePort) {
    boolean any = false;
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      if (value instanceof ObjectNode object) {
        any |= replaced(object, hubPort, linePort);
      } else if (value.isInt() && value.intValue() == hubPort && field.getKey().toLowerCase(java.util.Locale.ROOT).endsWith("port")) {
        field.setValue(node.numberNode(linePort));
        any = true;
      } else if (value.isTextual() && value.textValue().endsWith(":" + hubPort)) {
        field.setValue(node.textNode(value.textValue().replaceFirst(":[0-9]+$", ":" + linePort)));
        any = true;
      }
    }
    return any;
  }
}
