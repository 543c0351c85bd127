package de.kassenbote.routes.envelope;

import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one feed scope with versions above {@code from} up to {@code to}, ascending; versions that a later
 * change has taken over are not repeated, so there may be holes, and even no change at all.
 *
 * @param generation of the hub; the versions of two generations have nothing to do with each other
 * @param target the one till this is for; absent = every till with that scope in its filter
 * @param last ends a catch-up: the till then holds exactly the scope's members
 */
public record FeedEnvelope(
    FeedScope scope,
    String generation,
    long from,
    long to,
    @Nullable TillId target,
    boolean last,
    List<FeedChange> changes) {
  public FeedEnvelope {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(generation, "generation");
    changes = List.copyOf(changes);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("versions %d to %d are not a range".formatted(from, to));
    }
    long before = from;
    for (FeedChange change : changes) {
      if (change.version() <= before || change.version() > to) {
        throw new IllegalArgumentException(
            "change %s has version %d outside of %d (excluded) to %d".formatted(change.key(), change.version(), before, to));
      }
      before = change.version();
    }
  }
}
