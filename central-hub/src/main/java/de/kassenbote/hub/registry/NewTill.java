package de.kassenbote.hub.registry;

import de.kassenbote.routes.contract.TillId;

/** The till that the operator adds; what it is to get stands beside it in the same request. */
record NewTill(TillId id) {}
