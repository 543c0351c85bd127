package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which data a till gets, or each till that follows a template. */
final class ExchangeOptions {
  @Option(names = "--catalog", paramLabel = "NAME", split = ",", descriptionKey = "exchange-options.catalog")
  private List<String> catalogs = new ArrayList<>();

  @Option(names = "--new-catalog", descriptionKey = "exchange-options.new-catalog")
  private boolean newCatalogs = false;

  @Option(names = "--customer-group", paramLabel = "NAME", split = ",", descriptionKey = "exchange-options.customer-group")
  private List<String> customerGroups = new ArrayList<>();

  @Option(names = "--new-customer-group", descriptionKey = "exchange-options.new-customer-group")
  private boolean newCustomerGroups = false;

  @Option(names = "--all-customers", descriptionKey = "exchange-options.all-customers")
  private boolean allCustomers = false;

  @Option(names = "--suppliers", descriptionKey = "exchange-options.suppliers")
  private boolean suppliers = false;

  @Option(names = "--stock", descriptionKey = "exchange-options.stock")
  private boolean stock = false;

  /** Nothing is named that a till is to get. */
  boolean isEmpty() {
    return catalogs.isEmpty() && customerGroups.isEmpty() && !allCustomers && !suppliers && !stock;
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (!catalogs.isEmpty()) {
      fill(json.putArray("catalogs"), catalogs);
    }
    fill(json.putArray("customerGroups"), customerGroups);
    json.put("allCustomers", allCustomers).put("suppliers", suppliers).put("stock", stock);
    return json.put("newCatalogs", newCatalogs).put("newCustomerGroups", newCustomerGroups);
  }

  private static void fill(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }
}
