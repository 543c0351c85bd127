package de.kassenbote.http.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at something that may take long or for ever to answer, in somebody else's thread. Whoever asks gets the last finding
 * at once, or that there was none for too long.
 */
public final class Probe implements Runnable, Supplier<Finding> {
  private static final Logger log = LoggerFactory.getLogger(Probe.class);

  private final String what;
  private final Runnable look;
  private final Duration patience;
  private final Clock clock;
  private volatile Finding last;
  private volatile @Nullable Instant began;

  /**
   * @param what the sentence's subject, such as {@code the database}
   * @param look throws when it is down
   * @param patience how long a look may take
   * @param clock runs forward only
   */
  public Probe(String what, Runnable look, Duration patience, Clock clock) {
    this.what = what;
    this.look = look;
    this.patience = patience;
    this.clock = clock;
    this.last = Finding.down(what + " has not been looked at yet");
  }

  @Override
  public void run() {
    began = clock.instant();
    try {
      look.run();
      last = Finding.up(what + " answers");
    } catch (RuntimeException e) {
      if (last.up()) {
        log.warn("{} does not answer", what, e);
      }
      last = Finding.down(what + " does not answer; the log of this process says why");
    } finally {
      began = null;
    }
  }

  @Override
  public Finding get() {
    Instant since = began;
    boolean hangs = since != null && since.plus(patience).isBefore(clock.instant());
    return hangs ? Finding.down(what + " has not answered for more than " + patience.toSeconds() + " s") : last;
  }
}
