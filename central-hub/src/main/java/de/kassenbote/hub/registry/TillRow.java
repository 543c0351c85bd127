package de.kassenbote.hub.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import de.kassenbote.routes.contract.TillId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A till as the hub knows it, without its password.
 *
 * @param name what people call it; absent = its id says enough
 * @param branch where it stands; absent = in none
 * @param epoch the number of its installation
 * @param boundAt when that installation was first heard of; absent = the till is free
 * @param software the installation's version of Kassenbote, as it told last; absent = it never told
 * @param device the machine; absent = not known
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
