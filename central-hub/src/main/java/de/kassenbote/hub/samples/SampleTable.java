package de.kassenbote.hub.samples;

import de.kassenbote.database.IndexHints;
import de.kassenbote.database.RowBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The table of the samples of one step, the same in every database. */
final class SampleTable {
  private final Step step;

  SampleTable(Step step) {
    this.step = step;
  }

  void insert(Handle tx, Collection<Sample> samples) {
    RowBatch.write(
        tx,
        "INSERT INTO %s (owner, began_at, figures) VALUES (?, ?, ?)".formatted(step.table()),
        samples,
        s -> new Object[] {s.owner(), s.at().toEpochMilli(), FigureText.write(s.figures())});
  }

  boolean has(Handle tx, Instant began) {
    return first(tx, "=", began).isPresent();
  }

  /** When the earliest that began at {@code moment} or later did so; empty when there is none. */
  Optional<Instant> earliest(Handle tx, Instant moment) {
    return first(tx, ">=", moment);
  }

  private Optional<Instant> first(Handle tx, String comparison, Instant moment) {
    return tx.createQuery("SELECT began_at FROM %sWHERE began_at %s ? ORDER BY began_at FETCH FIRST ROW ONLY".formatted(byTime(), comparison))
        .bind(0, moment.toEpochMilli())
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  /** Of all owners, those of an owner together and in the order of time; to be closed. */
  Stream<Sample> all(Handle tx, Instant from, Instant to) {
    return tx.createQuery(
            "SELECT owner, began_at, figures FROM %sWHERE began_at >= ? AND began_at < ? ORDER BY owner, began_at".formatted(byTime()))
        .bind(0, from.toEpochMilli())
        .bind(1, to.toEpochMilli())
        .map((row, context) -> sample(row))
        .stream();
  }

  /** Of one owner, in the order of time. */
  List<Sample> of(Handle tx, String owner, Instant from, Instant to) {
    return tx.createQuery(
            "SELECT owner, began_at, figures FROM %sWHERE owner = ? AND began_at >= ? AND began_at < ? ORDER BY began_at"
                .formatted(IndexHints.byPrimaryKey(step.table())))
        .bind(0, owner)
        .bind(1, from.toEpochMilli())
        .bind(2, to.toEpochMilli())
        .map((row, context) -> sample(row))
        .list();
  }

  /** Deletes what began before the first or after the second moment, at most {@code most} of each, the earliest first. */
  void deleteOutside(Handle tx, Instant before, Instant after, int most) {
    delete(tx, "<", before, most);
    delete(tx, ">", after, most);
  }

  /** Each by its key: for a range Derby would read the whole table. */
  private void delete(Handle tx, String comparison, Instant moment, int most) {
    List<Key> keys =
        tx.createQuery(
                "SELECT owner, began_at FROM %sWHERE began_at %s ? ORDER BY began_at FETCH FIRST %d ROWS ONLY".formatted(byTime(), comparison, most))
            .bind(0, moment.toEpochMilli())
            .map((row, context) -> new Key(row.getString(1), row.getLong(2)))
            .list();
    RowBatch.write(
        tx, "DELETE FROM %s WHERE owner = ? AND began_at = ?".formatted(step.table()), keys, key -> new Object[] {key.owner(), key.began()});
  }

  private record Key(String owner, long began) {}

  private String byTime() {
    return IndexHints.byIndex(step.table(), step.table() + "_began");
  }

  private static Sample sample(ResultSet row) throws SQLException {
    return new Sample(row.getString(1), Instant.ofEpochMilli(row.getLong(2)), FigureText.read(row.getString(3)));
  }
}
