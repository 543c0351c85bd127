package de.kassenbote.routes.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A SHA-256 over all members of a feed scope: equal at hub and till exactly when both hold the same keys with the same
 * content. How the JSON is written does not matter: neither the order of fields nor trailing zeros of numbers.
 */
public final class ScopeHash {
  private final Sha256 digest = new Sha256();

  /** The next member; members are added in ascending order of their keys. */
  public ScopeHash member(String key, JsonNode content) {
    digest.field(key);
    add(content);
    return this;
  }

  public String hex() {
    return digest.hex();
  }

  private void add(JsonNode node) {
    if (node.isObject()) {
      addFields(node);
    } else if (node.isArray()) {
      digest.field("[").field(node.size());
      node.forEach(this::add);
    } else if (node.isNumber()) {
      digest.field("#").field(plain(node.decimalValue()));
    } else {
      digest.field(node.getNodeType().name()).field(node.asText());
    }
  }

  private void addFields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    Collections.sort(names);
    digest.field("{").field(names.size());
    for (String name : names) {
      digest.field(name);
      add(node.path(name));
    }
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
