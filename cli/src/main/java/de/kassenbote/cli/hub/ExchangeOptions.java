package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which data a till gets. */
final class ExchangeOptions {
  @Option(names = "--catalog", paramLabel = "NAME", split = ",", descriptionKey = "exchange-options.catalog")
  private List<String> catalogs = new ArrayList<>();

  @Option(names = "--customer-group", paramLabel = "NAME", split = ",", descriptionKey = "exchange-options.customer-group")
  private List<String> customerGroups = new ArrayList<>();

  @Option(names = "--suppliers", descriptionKey = "exchange-options.suppliers")
  private boolean suppliers = false;

  @Option(names = "--stock", descriptionKey = "exchange-options.stock")
  private boolean stock = false;

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (!catalogs.isEmpty()) {
      fill(json.putArray("catalogs"), catalogs);
    }
    fill(json.putArray("customerGroups"), customerGroups);
    return json.put("suppliers", suppliers).put("stock", stock);
  }

  private static void fill(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }
}
