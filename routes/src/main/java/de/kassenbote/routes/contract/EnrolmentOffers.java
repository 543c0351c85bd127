package de.kassenbote.routes.contract;

import java.time.Instant;
import java.util.List;

/**
 * What a code allows at this moment.
 *
 * @param version of this contract at the hub
 * @param hubTime the hub's clock
 * @param tills exactly those that are released and free
 */
public record EnrolmentOffers(int version, Instant hubTime, List<EnrolmentOffer> tills) {
  public EnrolmentOffers {
    Check.present("offers.hubTime", hubTime);
    tills = List.copyOf(Check.present("offers.tills", tills));
  }
}
