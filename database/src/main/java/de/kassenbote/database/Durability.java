package de.kassenbote.database;

import org.jdbi.v3.core.Handle;

/** Refuses a database that would confirm a commit before it is on the disk. */
final class Durability {
  private Durability() {}

  static void require(Handle handle, DatabaseSettings settings) {
    if (settings.isDerby()) {
      String durability = System.getProperty("derby.system.durability", "default");
      if (durability.equals("test")) {
        throw refused("derby.system.durability", durability, "unset");
      }
    } else {
      requireOn(handle, "fsync");
      requireOn(handle, "full_page_writes");
      requireOn(handle, "synchronous_commit");
    }
  }

  private static void requireOn(Handle handle, String setting) {
    String value = handle.createQuery("SHOW " + setting).mapTo(String.class).one();
    boolean durable = value.equals("on") || value.startsWith("remote_");
    if (!durable) {
      throw refused(setting, value, "on");
    }
  }

  private static DatabaseProblem refused(String key, String value, String allowed) {
    return new DatabaseProblem(
        "the database could lose committed sales: %s is '%s', allowed is %s".formatted(key, value, allowed));
  }
}
