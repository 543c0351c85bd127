package de.kassenbote.hub.backup;

import de.kassenbote.database.Database;
import de.kassenbote.database.Tree;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.access.HubCertificates;
import de.kassenbote.hub.access.OperatorToken;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes backups of a running hub, one at a time: of its embedded database as it is at one moment, and of the operator's
 * token. The copy lies in the data directory until it is sent.
 */
public final class Backups {
  private static final String UNFINISHED = "backup.unfinished";

  private final Database database;
  private final OperatorActs acts;
  private final Path data;
  private final long keepFree;
  private final Clock clock;
  private final ReentrantLock one = new ReentrantLock();

  /**
   * Deletes what a hub left that was killed over a backup.
   *
   * @param keepFree bytes of the disk that must stay free also meanwhile, as the broker refuses every message below
   */
  public Backups(Database database, OperatorActs acts, Path data, long keepFree, Clock clock) throws IOException {
    this.database = database;
    this.acts = acts;
    this.data = data;
    this.keepFree = keepFree;
    this.clock = clock;
    Tree.delete(data.resolve(UNFINISHED));
  }

  /** Where a backup goes once it is made; asked for as late as that, so that until then an error can be answered. */
  public interface Receiver {
    OutputStream open() throws IOException;
  }

  /**
   * @throws HttpProblem when the database is not embedded, a backup is being made, or the disk has no room for two more copies
   */
  public void make(Operator who, Receiver receiver) throws IOException {
    Path files =
        database.directory().orElseThrow(() -> HttpProblem.conflict("the hub's database is PostgreSQL: back it up with pg_dump, and start a restored hub once with --restored"));
    if (!one.tryLock()) {
      throw HttpProblem.conflict("a backup is being made already: ask again when it is done");
    }
    Path copy = data.resolve(UNFINISHED);
    try {
      Tree.delete(copy);
      requireRoomFor(files);
      make(who, Tree.createPrivate(copy), receiver);
    } finally {
      Tree.delete(copy);
      one.unlock();
    }
  }

  private void make(Operator who, Path copy, Receiver receiver) throws IOException {
    Instant now = clock.instant();
    database.copyTo(copy);
    OperatorToken.copy(data, copy);
    HubCertificates.copy(data, copy);
    Manifest manifest = BackupWriter.manifest(copy, now);
    String result = "%d bytes in %d files".formatted(manifest.bytes(), manifest.files().size());
    database.useTransaction(tx -> acts.note(tx, who, "backup", Map.of(), result));
    BackupWriter.write(copy, manifest, receiver.open());
  }

  private void requireRoomFor(Path files) throws IOException {
    long needed = keepFree + 2 * Tree.bytes(files);
    long free = Files.getFileStore(data).getUsableSpace();
    if (free < needed) {
      throw new HttpProblem(507, "a backup needs %d MiB free in %s for a while, %d are: free some and ask again".formatted(needed >> 20, data, free >> 20));
    }
  }
}
