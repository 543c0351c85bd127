package de.kassenbote.hub.access;

import de.kassenbote.broker.BrokerQueues;
import de.kassenbote.routes.contract.TillId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends what a till's certificate opened, once the registry refuses it: the till's connections are cut at once. They are cut once more
 * at the next step, for one that was being let in at that very moment.
 */
public final class WithdrawnAccess {
  private final TillSecurity security;
  private final BrokerQueues broker;
  private final Set<TillId> lately = ConcurrentHashMap.newKeySet();

  public WithdrawnAccess(TillSecurity security, BrokerQueues broker) {
    this.security = security;
    this.broker = broker;
  }

  /** Call it after the commit by which the certificate counts no longer. */
  public void of(TillId till) {
    security.forget(till);
    lately.add(till);
    broker.closeConnectionsOfValidatedUser(till.value());
  }

  /** Every few seconds. */
  public void runOnce() {
    for (TillId till : Set.copyOf(lately)) {
      broker.closeConnectionsOfValidatedUser(till.value());
      lately.remove(till);
    }
  }
}
