package de.kassenbote.synclog;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Which notes are wanted; what is absent does not matter.
 *
 * @param from noted then or later
 * @param to noted before
 * @param before notes with a lower id than this one
 */
record NoteFilter(
    @Nullable TillId till,
    @Nullable Direction direction,
    @Nullable What what,
    @Nullable Result result,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long before) {
  /** For {@link #bind}. */
  String where() {
    Map<String, Object> conditions = conditions();
    return conditions.isEmpty() ? "" : conditions.keySet().stream().map(c -> c + " ?").collect(Collectors.joining(" AND ", "WHERE ", " "));
  }

  Query bind(Query query) {
    int position = 0;
    for (Object value : conditions().values()) {
      query.bind(position++, value);
    }
    return query;
  }

  private Map<String, Object> conditions() {
    Map<String, Object> conditions = new LinkedHashMap<>();
    put(conditions, "till =", till == null ? null : till.value());
    put(conditions, "direction =", direction == null ? null : direction.name());
    put(conditions, "what =", what == null ? null : what.name());
    put(conditions, "outcome =", result == null ? null : result.name());
    put(conditions, "noted_at >=", from == null ? null : from.toEpochMilli());
    put(conditions, "noted_at <", to == null ? null : to.toEpochMilli());
    put(conditions, "id <", before);
    return conditions;
  }

  private static void put(Map<String, Object> conditions, String condition, @Nullable Object value) {
    if (value != null) {
      conditions.put(condition, value);
    }
  }
}
