package de.kassenbote.hub.masterdata;

import de.kassenbote.database.IndexHints;
import de.kassenbote.database.KeyLists;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.Supplier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Suppliers; every till that wants any gets all. */
public final class SupplierTable implements MasterTable<Supplier> {
  private static final Set<FeedScope> ALL = Set.of(new FeedScope(Feed.SUPPLIER, Feed.ALL));

  @Override
  public String kind() {
    return "supplier";
  }

  @Override
  public Map<String, Supplier> read(Handle transaction, Collection<String> keys) {
    String sql = "SELECT number, revision, name, email, city FROM " + IndexHints.byPrimaryKey("supplier") + "WHERE number IN (<keys>)";
    Map<String, Supplier> suppliers = new HashMap<>();
    for (List<String> some : KeyLists.chunks(keys)) {
      KeyLists.query(transaction, sql, some).map((row, ctx) -> supplier(row)).forEach(s -> suppliers.put(s.number(), s));
    }
    return suppliers;
  }

  private static Supplier supplier(ResultSet row) throws SQLException {
    return new Supplier(
        row.getString("number"), row.getLong("revision"), row.getString("name"), row.getString("email"), row.getString("city"));
  }

  @Override
  public Set<FeedScope> scopes(Difference<Supplier> difference) {
    return ALL;
  }

  @Override
  public void write(Handle transaction, List<Difference<Supplier>> differences, IntConsumer written) {
    Revisions<Supplier> revisions = Revisions.of(transaction, kind(), differences, Supplier::revision);
    Batches.write(transaction, "DELETE FROM supplier WHERE number = :number", revisions.deleted(), (batch, d) -> batch.bind("number", d.key()));
    Batches.write(
        transaction,
        "INSERT INTO supplier (number, revision, name, email, city) VALUES (:number, :revision, :name, :email, :city)",
        revisions.inserted(),
        (batch, d) -> bind(batch, d.afterPresent(), revisions.next(d)));
    Batches.write(
        transaction,
        "UPDATE supplier SET revision = :revision, name = :name, email = :email, city = :city WHERE number = :number",
        revisions.updated(),
        (batch, d) -> bind(batch, d.afterPresent(), revisions.next(d)));
    written.accept(differences.size());
  }

  private static void bind(PreparedBatch batch, Supplier supplier, long revision) {
    batch
        .bind("number", supplier.number())
        .bind("revision", revision)
        .bind("name", supplier.name())
        .bind("email", supplier.email())
        .bind("city", supplier.city());
  }
}
