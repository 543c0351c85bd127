package de.kassenbote.hub.imports;

import de.kassenbote.hub.masterdata.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One import that was asked for: what it is and how far it is. Written by one thread, read by many. */
final class ImportJob implements ImportProgress {
  private final String id;
  private final ImportKind kind;
  private final ImportOptions options;
  private final Path file;
  private volatile State state = State.QUEUED;
  private volatile int rowsRead;
  private volatile int rowsApplied;
  private volatile @Nullable Recognised recognised;
  private volatile @Nullable Outcome outcome;
  private volatile List<String> errors = List.of();
  private volatile int errorCount;

  ImportJob(String id, ImportKind kind, ImportOptions options, Path file) {
    this.id = id;
    this.kind = kind;
    this.options = options;
    this.file = file;
  }

  ImportKind kind() {
    return kind;
  }

  ImportOptions options() {
    return options;
  }

  Path file() {
    return file;
  }

  String id() {
    return id;
  }

  boolean isOver() {
    return state == State.DONE || state == State.REFUSED;
  }

  void start() {
    state = State.RUNNING;
  }

  @Override
  public void recognised(Recognised found) {
    recognised = found;
  }

  @Override
  public void read(int rows) {
    rowsRead = rows;
  }

  @Override
  public IntConsumer writing() {
    int[] applied = {0};
    rowsApplied = 0;
    return more -> {
      applied[0] += more;
      rowsApplied = applied[0];
    };
  }

  void done(Outcome result) {
    outcome = result;
    state = State.DONE;
  }

  void refuse(List<String> reasons, int count) {
    rowsApplied = 0;
    errors = reasons;
    errorCount = count;
    state = State.REFUSED;
  }

  ImportReport report() {
    State seen = state;
    return new ImportReport(id, kind.id(), seen.id(), rowsRead, rowsApplied, recognised, outcome, errorCount, errors);
  }

  private enum State {
    QUEUED("queued"),
    RUNNING("running"),
    DONE("done"),
    REFUSED("refused");

    private final String id;

    State(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }
  }
}
