package de.kassenbote.hub.masterdata;

import de.kassenbote.database.IndexHints;
import de.kassenbote.database.KeyLists;
import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Customers. The group is a scope of the feed, so a customer who changes the group leaves one scope and enters another; beside
 * it every customer is in the scope {@link Feed#ALL}.
 */
public final class CustomerTable implements MasterTable<Customer> {
  /** The scope of customers without a group; those of a group of this name are in it too. */
  public static final String NO_GROUP = "none";

  private static final FeedScope EVERYBODY = new FeedScope(Feed.CUSTOMER, Feed.ALL);

  static String scope(Customer customer) {
    return customer.group() == null ? NO_GROUP : customer.group();
  }

  @Override
  public String kind() {
    return "customer";
  }

  @Override
  public Map<String, Customer> read(Handle transaction, Collection<String> keys) {
    String sql =
        """
        SELECT number, revision, name, customer_group, email, street, postal_code, city
        FROM %s WHERE number IN (<keys>)
        """
            .formatted(IndexHints.byPrimaryKey("customer"));
    Map<String, Customer> customers = new HashMap<>();
    for (List<String> some : KeyLists.chunks(keys)) {
      KeyLists.query(transaction, sql, some).map((row, ctx) -> customer(row)).forEach(c -> customers.put(c.number(), c));
    }
    return customers;
  }

  private static Customer customer(ResultSet row) throws SQLException {
    return new Customer(
        row.getString("number"),
        row.getLong("revision"),
        row.getString("name"),
        row.getString("customer_group"),
        row.getString("email"),
        row.getString("street"),
        row.getString("postal_code"),
        row.getString("city"));
  }

  @Override
  public Set<FeedScope> scopes(Difference<Customer> difference) {
    Set<FeedScope> scopes = difference.states().map(c -> new FeedScope(Feed.CUSTOMER, scope(c))).collect(Collectors.toCollection(TreeSet::new));
    scopes.add(EVERYBODY);
    return scopes;
  }

  @Override
  public void check(Handle transaction, List<Difference<Customer>> differences, Consumer<Finding> findings) {
    differences.stream()
        .filter(d -> Feed.ALL.equals(group(d)))
        .forEach(d -> findings.accept(new Finding(d.edit(), "group", "'all' means every customer: a group needs another name")));
  }

  private static @Nullable String group(Difference<Customer> difference) {
    Customer after = difference.after();
    return after == null ? null : after.group();
  }

  /** The numbers of those who are in one of these scopes. */
  Set<String> members(Handle transaction, Collection<String> scopes) {
    Set<String> numbers = new HashSet<>();
    if (scopes.contains(Feed.ALL)) {
      transaction.createQuery("SELECT number FROM customer").mapTo(String.class).forEach(numbers::add);
      return numbers;
    }
    for (List<String> some : KeyLists.chunks(scopes)) {
      String sql = "SELECT number FROM " + IndexHints.byIndex("customer", "customer_by_group") + "WHERE customer_group IN (<keys>)";
      KeyLists.query(transaction, sql, some).mapTo(String.class).forEach(numbers::add);
    }
    if (scopes.contains(NO_GROUP)) {
      transaction.createQuery("SELECT number FROM customer WHERE customer_group IS NULL").mapTo(String.class).forEach(numbers::add);
    }
    return numbers;
  }

  @Override
  public void write(Handle transaction, List<Difference<Customer>> differences, IntConsumer written) {
    Names.CUSTOMER_GROUPS.add(transaction, differences.stream().flatMap(d -> Stream.ofNullable(group(d))).collect(Collectors.toSet()));
    Revisions<Customer> revisions = Revisions.of(transaction, kind(), differences, Customer::revision);
    Batches.write(transaction, "DELETE FROM customer WHERE number = :number", revisions.deleted(), (batch, d) -> batch.bind("number", d.key()));
    Batches.write(
        transaction,
        """
        INSERT INTO customer (number, revision, name, customer_group, email, street, postal_code, city)
        VALUES (:number, :revision, :name, :group, :email, :street, :postalCode, :city)
        """,
        revisions.inserted(),
        (batch, d) -> bind(batch, d.afterPresent(), revisions.next(d)));
    Batches.write(
        transaction,
        """
        UPDATE customer SET revision = :revision, name = :name, customer_group = :group, email = :email, street = :street,
          postal_code = :postalCode, city = :city
        WHERE number = :number
        """,
        revisions.updated(),
        (batch, d) -> bind(batch, d.afterPresent(), revisions.next(d)));
    written.accept(differences.size());
  }

  private static void bind(PreparedBatch batch, Customer customer, long revision) {
    batch
        .bind("number", customer.number())
        .bind("revision", revision)
        .bind("name", customer.name())
        .bind("group", customer.group())
        .bind("email", customer.email())
        .bind("street", customer.street())
        .bind("postalCode", customer.postalCode())
        .bind("city", customer.city());
  }
}
