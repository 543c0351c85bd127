package de.kassenbote.hub.fleet;

import de.kassenbote.routes.contract.FeedScope;

/**
 * How a till stands with one of the scopes that it is to have.
 *
 * @param version everything up to here is applied at the till
 * @param published the last version that was sent to all tills
 * @param live it gets changes as they come; otherwise its catch-up runs or waits for it
 * @param current it has applied everything that was published
 */
public record FeedState(FeedScope scope, long version, long published, boolean live, boolean current) {}
