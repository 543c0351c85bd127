package de.kassenbote.hub.registry;

import de.kassenbote.hub.exchange.Wish;
import de.kassenbote.routes.contract.TillId;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says when adding a till.
 *
 * @param name what people call it; absent = its id says enough
 * @param branch where it stands; absent = in none
 * @param released whether it may be used at once
 * @param exchange what it is to get
 */
public record NewTill(TillId id, @Nullable String name, @Nullable BranchId branch, boolean released, Wish exchange) {
  public NewTill {
    if (name != null) {
      BaseDataName.require(name);
    }
  }

  TillStage stage() {
    return released ? TillStage.RELEASED : TillStage.ADDED;
  }
}
