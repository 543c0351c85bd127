package de.kassenbote.till.feed;

import de.kassenbote.routes.contract.FeedScope;
import java.util.SortedSet;

/** Which feed scopes the till is to hold now, its own settings among them. */
public interface HeldScopes {
  SortedSet<FeedScope> held();
}
