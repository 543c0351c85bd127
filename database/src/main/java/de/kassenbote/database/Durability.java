package de.kassenbote.database;

import org.jdbi.v3.core.Handle;

/** Refuses a database that would confirm a commit before it is on the disk. */
final class Durability {
  private Durability() {}

  /** Derby reads its settings when it boots, so they are looked at before. */
  static void requireBeforeOpening(DatabaseSettings settings) {
    if (settings.isDerby()) {
      DerbyHome.settle(settings.directory());
      String durability = System.getProperty("derby.system.durability", "default");
      if (durability.equalsIgnoreCase("test")) {
        throw refused("derby.system.durability", durability, "unset");
      }
    }
  }

  static void requireOnceOpen(Handle handle, DatabaseSettings settings) {
    if (!settings.isDerby()) {
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
