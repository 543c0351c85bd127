package de.kassenbote.routes.contract;

import org.jspecify.annotations.Nullable;

/**
 * A till that a code allows a machine to become.
 *
 * @param name absent = its id says enough
 * @param branch where it stands; absent = in none
 */
public record EnrolmentOffer(TillId till, @Nullable String name, @Nullable String branch) {
  public EnrolmentOffer {
    Check.present("offer.till", till);
  }
}
