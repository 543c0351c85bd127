package de.kassenbote.routes.synclog;

import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.FeedEnvelope;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An attempt from its beginning to its note, with what is known of the envelope by then. For one thread. */
public final class Attempt {
  private final long began = System.nanoTime();
  private final SyncLog log;
  private final Direction direction;
  private final int bytes;
  private What what;
  private final @Nullable TillId till;
  private String part = "";
  private long from;
  private long to;
  private int items;

  /** Begins now. */
  public Attempt(SyncLog log, Direction direction, What what, @Nullable TillId till, int bytes) {
    this.log = log;
    this.direction = direction;
    this.what = what;
    this.till = till;
    this.bytes = bytes;
  }

  public Attempt of(JournalEnvelope envelope) {
    return journal(envelope.epoch(), envelope.from(), envelope.to());
  }

  public Attempt journal(int epoch, long first, long last) {
    part = "epoch " + epoch;
    from = first;
    to = last;
    items = (int) (last - first + 1);
    return this;
  }

  public Attempt scope(String scope) {
    part = scope;
    return this;
  }

  /** Of everything behind this. */
  public Attempt of(Cursor cursor) {
    from = cursor.version();
    return scope(cursor.scope().toString());
  }

  public Attempt of(FeedEnvelope envelope) {
    what = envelope.target() == null ? What.FEED : What.CATCH_UP;
    part = envelope.scope().toString();
    from = envelope.from();
    to = envelope.to();
    items = envelope.changes().size();
    return this;
  }

  /** Of a feed. */
  public Attempt of(Packed envelope) {
    part = String.valueOf(envelope.headers().get(Packed.SCOPE));
    from = envelope.summary().from();
    to = envelope.summary().to();
    items = envelope.summary().items();
    return this;
  }

  public void ended(Result result) {
    ended(result, null);
  }

  public void ended(Result result, @Nullable String detail) {
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    log.note(new Exchanged(till, direction, what, part, from, to, items, bytes, result, took, detail));
  }
}
