package de.kassenbote.routes.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * A versioned stream of data from hub to tills; each travels on the topic {@link #topic()}. What the scopes of a feed
 * are stands beside it.
 */
public enum Feed {
  /** Articles with prices and tax; scopes = named catalogs. */
  CATALOG("catalog"),
  /** Scopes = customer groups, and {@link #ALL}. */
  CUSTOMER("customer"),
  /** One scope, {@link #ALL}. */
  SUPPLIER("supplier"),
  /** One scope, {@link #ALL}. */
  STOCK("stock"),
  /** {@link TillSettings}; scope = the till. */
  SETTINGS("settings");

  /** The scope of a feed that is not divided, and the one that holds every customer. */
  public static final String ALL = "all";

  private final String id;

  Feed(String id) {
    this.id = id;
  }

  @JsonValue
  public String id() {
    return id;
  }

  /** The multicast address at the hub's broker. */
  public String topic() {
    return "feed." + id;
  }

  @JsonCreator
  public static Feed of(String id) {
    return Arrays.stream(values())
        .filter(f -> f.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown feed '%s': known are %s".formatted(id, Arrays.stream(values()).map(Feed::id).toList())));
  }
}
