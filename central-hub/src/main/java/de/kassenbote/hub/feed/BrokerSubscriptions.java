package de.kassenbote.hub.feed;

import de.kassenbote.broker.BrokerQueues;
import de.kassenbote.routes.catchup.Subscriptions;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Queues;
import java.util.Collection;
import java.util.function.Supplier;

/** The subscriptions at the hub's embedded broker; which broker that is, is asked anew each time. */
final class BrokerSubscriptions implements Subscriptions {
  private static final String UNTARGETED = Packed.TARGET + " IS NULL";

  private final Supplier<BrokerQueues> queues;

  BrokerSubscriptions(Supplier<BrokerQueues> queues) {
    this.queues = queues;
  }

  @Override
  public void let(TillId till, Collection<FeedScope> scopes) {
    queues.get().ensureSubscription(Queues.feeds(till), Queues.filter(till, scopes));
  }

  @Override
  public long waiting(TillId till) {
    BrokerQueues now = queues.get();
    return now.exists(Queues.feeds(till)) ? now.messageCount(Queues.feeds(till)) : 0;
  }

  @Override
  public void clearUntargeted(TillId till) {
    queues.get().removeMessages(Queues.feeds(till), UNTARGETED);
  }

  @Override
  public void remove(TillId till) {
    queues.get().deleteQueue(Queues.feeds(till));
  }
}
