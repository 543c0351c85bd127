package de.kassenbote.hub.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.TillId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps contacts across a restart of the hub. */
final class ContactTable {
  private final Database database;

  ContactTable(Database database) {
    this.database = database;
  }

  List<Contact> all() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT contacted_at, catalog_current_at, feeds_current_at, heartbeat FROM fleet_contact")
                .map((row, context) -> contact(row))
                .list());
  }

  /** All in one transaction. */
  void save(Collection<Contact> contacts) {
    database.useTransaction(handle -> contacts.forEach(c -> save(handle, c)));
  }

  private static void save(Handle handle, Contact contact) {
    if (update(handle, contact) == 0) {
      write(
          handle,
          contact,
          """
          INSERT INTO fleet_contact (contacted_at, catalog_current_at, feeds_current_at, heartbeat, till)
          VALUES (:contactedAt, :catalogCurrentAt, :feedsCurrentAt, :heartbeat, :till)
          """);
    }
  }

  private static int update(Handle handle, Contact contact) {
    return write(
        handle,
        contact,
        """
        UPDATE fleet_contact
           SET contacted_at = :contactedAt, catalog_current_at = :catalogCurrentAt, feeds_current_at = :feedsCurrentAt, heartbeat = :heartbeat
         WHERE till = :till
        """);
  }

  private static int write(Handle handle, Contact contact, String sql) {
    TillId till = contact.heartbeat().till();
    return handle
        .createUpdate(sql)
        .bind("till", till.value())
        .bind("contactedAt", contact.at().toEpochMilli())
        .bindBySqlType("catalogCurrentAt", millis(contact.catalogCurrentAt()), Types.BIGINT)
        .bind("feedsCurrentAt", Contract.text(contact.feedsCurrentAt()))
        .bind("heartbeat", Contract.text(contact.heartbeat()))
        .execute();
  }

  private static Contact contact(ResultSet row) throws SQLException {
    Instant at = Instant.ofEpochMilli(row.getLong("contacted_at"));
    long current = row.getLong("catalog_current_at");
    Instant currentAt = row.wasNull() ? null : Instant.ofEpochMilli(current);
    Heartbeat heartbeat = Contract.read(bytes(row.getString("heartbeat")), Heartbeat.class);
    return new Contact(heartbeat, at, currentAt, moments(row.getString("feeds_current_at")));
  }

  private static Map<String, Instant> moments(String json) {
    Map<String, Instant> moments = new TreeMap<>();
    Contract.read(bytes(json), JsonNode.class).properties().forEach(p -> moments.put(p.getKey(), Instant.parse(p.getValue().asText())));
    return moments;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
