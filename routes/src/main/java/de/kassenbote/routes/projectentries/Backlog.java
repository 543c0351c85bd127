package de.kassenbote.routes.projectentries;

import java.util.Optional;

/**
 * A journal that holds complete entries which are not projected yet.
 *
 * @param projected the last seq that is projected; 0 = none
 * @param complete up to which seq the journal is recorded without a gap; greater than {@code projected}
 */
public record Backlog(JournalPart part, long projected, long complete) {
  /** The n-th share of so many entries, the last one smaller; empty when there are fewer shares. */
  Optional<Slice> share(int n, int entries) {
    long from = projected + 1 + (long) n * entries;
    return from > complete ? Optional.empty() : Optional.of(new Slice(part, from, Math.min(complete, from + entries - 1)));
  }
}
