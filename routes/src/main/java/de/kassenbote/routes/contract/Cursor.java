package de.kassenbote.routes.contract;

/**
 * How far a till has applied a feed scope.
 *
 * @param generation the hub's generation the version belongs to; {@code ""} before the first envelope
 * @param version everything up to here is applied; 0 = nothing
 */
public record Cursor(FeedScope scope, String generation, long version) {
  public Cursor {
    Check.present("cursor.scope", scope);
    Check.present("cursor.generation", generation);
    Check.that(
        generation.length() <= 60 && StorableText.is(generation),
        "cursor.generation must have at most 60 characters, and %s",
        StorableText.REFUSAL);
    Check.that(version >= 0, "cursor.version must not be negative, got %d", version);
  }

  public static Cursor start(FeedScope scope) {
    return new Cursor(scope, "", 0);
  }
}
