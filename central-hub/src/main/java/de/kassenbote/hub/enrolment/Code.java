package de.kassenbote.hub.enrolment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import de.kassenbote.hub.registry.BranchId;
import de.kassenbote.routes.contract.TillId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code as the hub keeps it, without its secret.
 *
 * @param till the one that it is for; absent = one of the branch's
 * @param branch absent when it is for one till
 * @param triesLeft how often a wrong secret may still be given
 * @param usedBy the till that a machine became by it; absent = not used
 * @param usedEpoch the installation that it became
 * @param usedKey of that machine, so that it gets the same answer again when the first one was lost
 */
public record Code(
    String id,
    @Nullable TillId till,
    @Nullable BranchId branch,
    Instant madeAt,
    String madeBy,
    Instant expiresAt,
    int triesLeft,
    @Nullable Instant revokedAt,
    @Nullable Instant usedAt,
    @Nullable TillId usedBy,
    @Nullable Integer usedEpoch,
    @JsonIgnore @Nullable String usedKey,
    @JsonIgnore String secretHash) {
  /** What became of it. */
  public enum State {
    OPEN,
    USED,
    REVOKED,
    EXPIRED
  }

  public State state(Instant now) {
    if (usedAt != null) {
      return State.USED;
    }
    if (revokedAt != null || triesLeft <= 0) {
      return State.REVOKED;
    }
    return expiresAt.isAfter(now) ? State.OPEN : State.EXPIRED;
  }

  boolean isFor(TillId other, @Nullable BranchId itsBranch) {
    return till != null ? till.equals(other) : branch != null && branch.equals(itsBranch);
  }
}
