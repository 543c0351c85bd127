package de.kassenbote.hub.masterdata;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which revision each difference leads to; keeps the last ones of what is deleted. */
public final class Revisions<S> {
  private final List<Difference<S>> differences;
  private final Map<String, Long> next;

  private Revisions(List<Difference<S>> differences, Map<String, Long> next) {
    this.differences = differences;
    this.next = next;
  }

  /** @param revision of a stored row */
  public static <S> Revisions<S> of(Handle transaction, String kind, List<Difference<S>> differences, ToLongFunction<S> revision) {
    List<String> newKeys = differences.stream().filter(Difference::isNew).map(Difference::key).toList();
    Map<String, Long> next = Retired.firstRevisions(transaction, kind, newKeys);
    Retired.forget(transaction, kind, newKeys);
    differences.stream().filter(d -> !d.isNew()).forEach(d -> next.put(d.key(), revision.applyAsLong(d.beforePresent()) + 1));
    Retired.remember(
        transaction,
        kind,
        differences.stream().filter(Difference::isDeleted).collect(Collectors.toMap(Difference::key, d -> revision.applyAsLong(d.beforePresent()))));
    return new Revisions<>(differences, next);
  }

  public long next(Difference<S> difference) {
    return Objects.requireNonNull(next.get(difference.key()));
  }

  public List<Difference<S>> inserted() {
    return differences.stream().filter(Difference::isNew).toList();
  }

  public List<Difference<S>> updated() {
    return differences.stream().filter(d -> !d.isNew() && !d.isDeleted()).toList();
  }

  public List<Difference<S>> deleted() {
    return differences.stream().filter(Difference::isDeleted).toList();
  }
}
