package de.kassenbote.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a long command is: a bar on a terminal, a plain line every few seconds elsewhere. Goes to stderr. */
public final class Progress implements AutoCloseable {
  private static final long PLAIN_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

  private final String task;
  private final PrintStream out;
  private final @Nullable ProgressBar bar;
  private final long began = System.nanoTime();
  private long shownAt = began;
  private long done;
  private long total;

  private Progress(String task, long total, PrintStream out, boolean terminal) {
    this.task = task;
    this.total = total;
    this.out = out;
    this.bar = terminal ? bar(task, total, out) : null;
  }

  /**
   * @param total -1 = not known yet
   */
  public static Progress of(String task, long total) {
    return new Progress(task, total, System.err, Terminal.isInteractive());
  }

  static Progress plain(String task, long total, PrintStream out) {
    return new Progress(task, total, out, false);
  }

  public void at(long nowDone, long nowTotal) {
    done = nowDone;
    total = nowTotal;
    if (bar != null) {
      bar.maxHint(nowTotal).stepTo(nowDone);
    } else if (System.nanoTime() - shownAt >= PLAIN_EVERY_NANOS) {
      shownAt = System.nanoTime();
      show();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    } else if (shownAt != began) {
      show();
    }
  }

  private void show() {
    out.println(task + " " + done + (total >= 0 ? " " + Texts.text("progress.of") + " " + total : ""));
  }

  private static ProgressBar bar(String task, long total, PrintStream out) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .setConsumer(new ConsoleProgressBarConsumer(out))
        .build();
  }
}
