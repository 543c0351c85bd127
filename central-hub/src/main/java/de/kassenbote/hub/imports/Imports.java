package de.kassenbote.hub.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports one file after the other and remembers the last hundred, in memory only: after a restart nobody knows an import
 * that was waiting, and none is half-done.
 */
public final class Imports implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Imports.class);
  private static final int WAITING = 20;
  private static final int REMEMBERED = 100;

  private final Path directory;
  private final Importer importer;
  private final Supplier<String> ids;
  private final Map<String, ImportJob> jobs = new LinkedHashMap<>();
  private final ExecutorService thread =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> new Thread(work, "imports"));

  /** @param directory for uploaded files; what an earlier run left there is deleted */
  public Imports(Path directory, Importer importer, Supplier<String> ids) {
    this.directory = directory;
    this.importer = importer;
    this.ids = ids;
    clear(directory);
  }

  /** Where the next upload is to be written. */
  Path newFile() {
    return directory.resolve(ids.get() + ".csv");
  }

  /**
   * Takes the file over.
   *
   * @throws RejectedExecutionException when too many are waiting
   */
  ImportReport submit(ImportKind kind, ImportOptions options, Path file) {
    ImportJob job = new ImportJob(ids.get(), kind, options, file);
    thread.execute(() -> run(job));
    remember(job);
    return job.report();
  }

  Optional<ImportReport> find(String id) {
    synchronized (jobs) {
      return Optional.ofNullable(jobs.get(id)).map(ImportJob::report);
    }
  }

  /** Waits for the import that runs now; those that wait are given up. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(60, TimeUnit.SECONDS)) {
        log.warn("an import is still running; its transaction will be rolled back");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void remember(ImportJob job) {
    synchronized (jobs) {
      jobs.put(job.id(), job);
      Iterator<ImportJob> oldest = jobs.values().iterator();
      while (jobs.size() > REMEMBERED && oldest.hasNext()) {
        if (oldest.next().isOver()) {
          oldest.remove();
        }
      }
    }
  }

  private void run(ImportJob job) {
    job.start();
    try {
      job.done(importer.run(job.file(), job.kind(), job.options(), job));
    } catch (RefusedFile e) {
      job.refuse(e.errors(), e.count());
    } catch (IOException | RuntimeException e) {
      log.error("import {} of {} failed", job.id(), job.kind().id(), e);
      job.refuse(List.of("the import could not be done and nothing was changed: try again; the log of the hub says why"), 1);
    } finally {
      delete(job.file());
    }
    ImportReport report = job.report();
    log.info("import {} of {}: {}, {} rows written, {} errors", job.id(), report.kind(), report.state(), report.rowsApplied(), report.errorCount());
  }

  private static void clear(Path directory) {
    try {
      Files.createDirectories(directory);
      try (Stream<Path> left = Files.list(directory)) {
        left.filter(f -> f.toString().endsWith(".csv")).forEach(Imports::delete);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the directory " + directory + " for imports", e);
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("cannot delete {}", file, e);
    }
  }
}
