package de.kassenbote.hub.numbers;

import de.kassenbote.database.Database;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.RangeUse;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Document numbers at the hub, put together. */
public final class Numbers {
  private final Leases leases;
  private final FirstNumbers first;
  private final NumberAdministration administration;
  private final NumberOverview overview;

  /**
   * @param generation of the hub's data; another one after a restore
   * @param settingsChanged is told that a till's settings, to which its ranges belong, are about to change
   */
  public Numbers(
      Database database, Function<Handle, String> generation, BiConsumer<Handle, TillId> settingsChanged, OperatorActs acts, Clock clock) {
    Blocks blocks = new Blocks(generation, clock);
    leases = new Leases(database, generation, settingsChanged, blocks, clock);
    first = new FirstNumbers(database, generation, settingsChanged, blocks);
    administration = new NumberAdministration(database, generation, settingsChanged, blocks, leases, acts, clock);
    overview = new NumberOverview(database, clock);
  }

  /** The ranges that all installations of a till were given, the earlier ones of a kind first. */
  public static List<NumberRange> ranges(Handle transaction, TillId till) {
    return RangeTable.of(transaction, till).stream().map(GivenRange::range).toList();
  }

  /** Those that its present installation may use. */
  public static List<NumberRange> usable(Handle transaction, TillId till) {
    return RangeTable.ofInstallation(transaction, till).stream().map(GivenRange::range).toList();
  }

  public Leases leases() {
    return leases;
  }

  public FirstNumbers first() {
    return first;
  }

  NumberAdministration administration() {
    return administration;
  }

  NumberOverview overview() {
    return overview;
  }

  /**
   * @param told what a till told last of its ranges
   */
  public NumbersApi api(Function<TillId, List<RangeUse>> told) {
    return new NumbersApi(administration, overview, told);
  }
}
