package de.kassenbote.hub.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import de.kassenbote.routes.contract.TillId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A till as the hub knows it.
 *
 * @param name what people call it; absent = its id says enough
 * @param branch where it stands; absent = in none
 * @param epoch the number of its installation; 0 = no machine was this till so far
 * @param boundAt since when it is bound to a machine; absent = the till is free
 * @param software the installation's version of Kassenbote, as it told last; absent = it never told
 * @param device what that machine calls itself; absent = the till is free
 * @param zone the branch's, or that of a till without one
 */
public record TillRow(
    TillId id,
    @Nullable String name,
    @Nullable BranchId branch,
    TillStage stage,
    int epoch,
    @Nullable Instant boundAt,
    @Nullable String software,
    @Nullable String device,
    long settingsRevision,
    String currency,
    String zone,
    Instant addedAt) {
  @JsonProperty
  public boolean bound() {
    return boundAt != null;
  }

  boolean isRetired() {
    return stage == TillStage.RETIRED;
  }

  /** Such as {@code locked and bound}. */
  String state() {
    return isRetired() ? stage.id() : "%s and %s".formatted(stage, bound() ? "bound" : "free");
  }
}
