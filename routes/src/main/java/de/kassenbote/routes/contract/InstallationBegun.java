package de.kassenbote.routes.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says in a till's journal that an installation began, or that it took over what an earlier one had not sent: why document
 * numbers jump, and how the journals of two installations belong together.
 *
 * @param former the earlier installation that this is about; absent = the till knows nothing of one
 * @param abandoned the numbers that it was given and never used, and that nobody will use
 * @param takenOver absent = nothing was
 */
public record InstallationBegun(@Nullable Integer former, Instant happenedAt, List<NumberRange> abandoned, @Nullable TakenOver takenOver) {
  public static final String TYPE = "installation";

  public InstallationBegun {
    Check.that(former == null || former >= 1, "installation.former must be 1 or more, got %d", former);
    Check.moment("installation.happenedAt", happenedAt);
    abandoned = List.copyOf(Check.present("installation.abandoned", abandoned));
  }
}
