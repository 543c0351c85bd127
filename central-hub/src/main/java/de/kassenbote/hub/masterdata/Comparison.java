package de.kassenbote.hub.masterdata;

import de.kassenbote.database.KeyLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a list of edits would change in a table; several edits of one row are applied one after the other. */
final class Comparison<S> {
  private final Map<String, @Nullable S> stored = new HashMap<>();
  private final Map<String, @Nullable S> wanted = new LinkedHashMap<>();
  private final Map<String, Integer> lastEdit = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private Outcome outcome = Outcome.NOTHING;
  private List<Difference<S>> differences = List.of();

  private Comparison() {}

  static <S> Comparison<S> of(Handle transaction, MasterTable<S> table, List<Edit<S>> edits) {
    Comparison<S> comparison = new Comparison<>();
    comparison.readStored(transaction, table, edits);
    for (int i = 0; i < edits.size(); i++) {
      comparison.apply(i, edits.get(i));
    }
    comparison.differences = comparison.findDifferences();
    table.check(transaction, comparison.differences, comparison.findings::add);
    comparison.refuseFindings();
    return comparison;
  }

  List<Difference<S>> differences() {
    return differences;
  }

  Outcome outcome() {
    return outcome;
  }

  private void readStored(Handle transaction, MasterTable<S> table, List<Edit<S>> edits) {
    List<String> keys = edits.stream().map(Edit::key).distinct().toList();
    for (List<String> some : KeyLists.chunks(keys)) {
      stored.putAll(table.read(transaction, some));
    }
  }

  private void apply(int position, Edit<S> edit) {
    S before = wanted.containsKey(edit.key()) ? wanted.get(edit.key()) : stored.get(edit.key());
    try {
      S after = edit.applyTo(before);
      wanted.put(edit.key(), after);
      lastEdit.put(edit.key(), position);
      count(before, after);
    } catch (InvalidEdit e) {
      findings.add(new Finding(position, e.field(), String.valueOf(e.getMessage())));
    }
  }

  private void count(@Nullable S before, @Nullable S after) {
    if (Objects.equals(before, after)) {
      outcome = outcome.plusUnchanged();
    } else if (before == null) {
      outcome = outcome.plusAdded();
    } else if (after == null) {
      outcome = outcome.plusDeleted();
    } else {
      outcome = outcome.plusChanged();
    }
  }

  private List<Difference<S>> findDifferences() {
    List<Difference<S>> found = new ArrayList<>();
    wanted.forEach(
        (key, after) -> {
          S before = stored.get(key);
          if (!Objects.equals(before, after)) {
            found.add(new Difference<>(Objects.requireNonNull(lastEdit.get(key)), key, before, after));
          }
        });
    return found;
  }

  private void refuseFindings() {
    if (!findings.isEmpty()) {
      throw new InvalidEdits(findings);
    }
  }
}
