package de.kassenbote.hub.exchange;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.masterdata.CustomerTable;
import de.kassenbote.hub.masterdata.Names;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Refuses catalogs and customer groups that are not there: a mistyped name would be an empty scope, and its till would look well. */
final class KnownNames {
  private static final int MOST_TOLD = 50;

  private KnownNames() {}

  /**
   * @throws HttpProblem 422 for a name that is not there and may not be new; it lists those that are
   */
  static void require(Handle tx, Wish wish, Selection selection) {
    if (!Boolean.TRUE.equals(wish.newCatalogs())) {
      require(tx, Names.CATALOGS, selection.catalogs(), "catalog", "--new-catalog (newCatalogs)");
    }
    if (!Boolean.TRUE.equals(wish.newCustomerGroups())) {
      SortedSet<String> groups = new TreeSet<>(selection.customerGroups());
      groups.remove(CustomerTable.NO_GROUP);
      require(tx, Names.CUSTOMER_GROUPS, groups, "customer group", "--new-customer-group (newCustomerGroups)");
    }
  }

  /** From now on they are there. */
  static void add(Handle tx, Selection selection) {
    Names.CATALOGS.add(tx, selection.catalogs());
    SortedSet<String> groups = new TreeSet<>(selection.customerGroups());
    groups.remove(CustomerTable.NO_GROUP);
    Names.CUSTOMER_GROUPS.add(tx, groups);
  }

  private static void require(Handle tx, Names names, Set<String> wanted, String what, String howToAdd) {
    SortedSet<String> unknown = new TreeSet<>(wanted);
    unknown.removeAll(names.known(tx, wanted));
    if (!unknown.isEmpty()) {
      throw HttpProblem.unprocessable("there is no %s '%s'; %s. One that is to be new needs %s".formatted(what, unknown.first(), told(tx, names), howToAdd));
    }
  }

  private static String told(Handle tx, Names names) {
    List<String> some = names.first(tx, MOST_TOLD + 1);
    if (some.isEmpty()) {
      return "there is none yet";
    }
    List<String> told = some.subList(0, Math.min(some.size(), MOST_TOLD)).stream().map("'%s'"::formatted).toList();
    return "there are " + String.join(", ", told) + (some.size() > MOST_TOLD ? " and others" : "");
  }
}
