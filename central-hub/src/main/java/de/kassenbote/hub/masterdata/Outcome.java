package de.kassenbote.hub.masterdata;

/** How many edits made, changed, deleted a row or found it as wanted. */
public record Outcome(int added, int changed, int deleted, int unchanged) {
  static final Outcome NOTHING = new Outcome(0, 0, 0, 0);

  Outcome plusAdded() {
    return new Outcome(added + 1, changed, deleted, unchanged);
  }

  Outcome plusChanged() {
    return new Outcome(added, changed + 1, deleted, unchanged);
  }

  Outcome plusDeleted() {
    return new Outcome(added, changed, deleted + 1, unchanged);
  }

  Outcome plusUnchanged() {
    return new Outcome(added, changed, deleted, unchanged + 1);
  }
}
