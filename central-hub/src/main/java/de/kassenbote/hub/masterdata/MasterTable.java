package de.kassenbote.hub.masterdata;

import de.kassenbote.routes.contract.FeedScope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;

/**
 * One kind of master data in the database.
 *
 * @param <S> its row; two that are equal have the same content
 */
public interface MasterTable<S> {
  /** Its row in {@code writer_turn}. */
  String kind();

  /** The rows with these keys, in few statements. */
  Map<String, S> read(Handle transaction, Collection<String> keys);

  /** The feed scopes in which this difference is to be seen. */
  Set<FeedScope> scopes(Difference<S> difference);

  /** Reports what contradicts other rows. */
  default void check(Handle transaction, List<Difference<S>> differences, Consumer<Finding> findings) {}

  /**
   * Writes the differences; content that changes gets the next revision.
   *
   * @param written is told how many more are done
   */
  void write(Handle transaction, List<Difference<S>> differences, IntConsumer written);
}
