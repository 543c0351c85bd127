package de.kassenbote.routes.catchup;

import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;

/**
 * A catch-up that is not finished.
 *
 * @param position the till got, or already had, everything up to this version
 */
public record Running(TillId till, FeedScope scope, long position) {}
