package de.kassenbote.routes.publishfeed;

/** The subscriptions of all tills, as the publisher needs them. */
public interface TillSubscriptions {
  /** Sets every subscription up as the database says, filter included: the broker forgets a changed filter when it stops. */
  void restore();

  /** Parks the tills whose backlog or absence is over their budget. */
  void parkOverBudget();
}
