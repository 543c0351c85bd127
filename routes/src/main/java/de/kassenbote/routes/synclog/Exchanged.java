package de.kassenbote.routes.synclog;

import com.fasterxml.jackson.annotation.JsonValue;
import de.kassenbote.routes.contract.TillId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to exchange one envelope or one question, as one side saw it.
 *
 * @param till with whom, or who; absent = all tills that hold the scope
 * @param part of what: the epoch of a journal, the scope of a feed; "" = not known
 * @param from the first entry, or the version that a feed's changes begin behind; 0 = not known
 * @param to the last entry or version
 * @param items entries or changes
 * @param bytes of the body as it travelled
 * @param detail why it did not go well; absent = it did
 */
public record Exchanged(
    @Nullable TillId till,
    Direction direction,
    What what,
    String part,
    long from,
    long to,
    int items,
    int bytes,
    Result result,
    long tookMillis,
    @Nullable String detail) {
  /** Seen from the side that notes it. */
  public enum Direction {
    SENT,
    RECEIVED;

    @JsonValue
    public String id() {
      return Exchanged.id(this);
    }
  }

  /** What was carried. */
  public enum What {
    JOURNAL,
    /** Changes for every till that holds the scope. */
    FEED,
    /** What one till missed. */
    CATCH_UP,
    /** A till's question for what it missed. */
    CATCH_UP_REQUEST;

    @JsonValue
    public String id() {
      return Exchanged.id(this);
    }
  }

  /** What became of it. */
  public enum Result {
    OK,
    /** All of it was there already. */
    DUPLICATE,
    /** It is of a scope that the till does not hold. */
    DROPPED,
    /** Something is missing before it, which was asked for. */
    GAP,
    /** It is not what was sent, or does not fit what is there, and was asked for again. */
    DAMAGED,
    /** Its content stepped aside. */
    REJECTED,
    /** The attempt failed, and is made again. */
    FAILED;

    @JsonValue
    public String id() {
      return Exchanged.id(this);
    }
  }

  private static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
