package de.kassenbote.hub.fleet;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which order tills are listed. Each ends with the till's id, so that two questions are answered alike. */
public enum TillOrder {
  /** What needs attention first. */
  WORST,
  TILL,
  /** The most entries first. */
  UNSENT,
  /** The most money first. */
  VALUE,
  /** The longest waiting entry first; tills that have sent everything last. */
  OLDEST,
  /** The longest silent first; tills that never called last. */
  SEEN,
  /** The oldest catalog first, those that never had it before all. */
  CATALOG,
  /** The most first. */
  DEAD_LETTERS;

  Comparator<TillView> comparator() {
    return first().thenComparing(TillView::till);
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return id();
  }

  private Comparator<TillView> first() {
    return switch (this) {
      case WORST -> TillView.WORST_FIRST;
      case TILL -> Comparator.comparing(TillView::till);
      case UNSENT -> Comparator.comparing(TillView::unsentCount).reversed();
      case VALUE -> Comparator.comparing(TillView::unsentValue).reversed();
      case OLDEST -> Comparator.comparing(view -> or(view.oldestUnsent(), Instant.MAX));
      case SEEN -> Comparator.comparing(view -> or(view.contactedAt(), Instant.MAX));
      case CATALOG -> Comparator.comparing(view -> or(view.catalogCurrentAt(), Instant.MIN));
      case DEAD_LETTERS -> Comparator.comparing(TillView::deadLetters).reversed();
    };
  }

  private static Instant or(@Nullable Instant moment, Instant otherwise) {
    return moment == null ? otherwise : moment;
  }
}
