package de.kassenbote.routes.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a code allows at this moment.
 *
 * @param version of this contract at the hub
 * @param hubTime the hub's clock
 * @param tills exactly those that are released and free
 */
public record EnrolmentOffers(int version, Instant hubTime, List<Offer> tills) {
  /**
   * One of them.
   *
   * @param name absent = its id says enough
   * @param branch where it stands; absent = in none
   */
  public record Offer(TillId till, @Nullable String name, @Nullable String branch) {}

  public EnrolmentOffers {
    Check.present("offers.hubTime", hubTime);
    tills = List.copyOf(Check.present("offers.tills", tills));
  }
}
