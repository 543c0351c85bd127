package de.kassenbote.hub.masterdata;

import org.jdbi.v3.core.Handle;

/** Lets the writers of one kind of master data wait for each other, so that what they compare with stays true. */
public final class Turns {
  private Turns() {}

  /** Waits until no other transaction holds the turn, and holds it until this one ends. */
  public static void take(Handle transaction, String kind) {
    int rows =
        transaction
            .createUpdate("UPDATE writer_turn SET turn = turn + 1 WHERE kind = :kind")
            .bind("kind", kind)
            .execute();
    if (rows != 1) {
      throw new IllegalStateException("no turn for " + kind);
    }
  }
}
