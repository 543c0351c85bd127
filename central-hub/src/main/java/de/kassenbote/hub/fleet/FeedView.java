package de.kassenbote.hub.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One scope of a till as it is shown; see {@link FeedState}.
 *
 * @param scope such as {@code catalog/standard}
 * @param currentAt when it was last known to have everything that was published; absent = never
 */
public record FeedView(String scope, long version, long published, boolean live, boolean current, @Nullable Instant currentAt) {
  static FeedView of(FeedState state, @Nullable Instant currentAt) {
    return new FeedView(state.scope().toString(), state.version(), state.published(), state.live(), state.current(), currentAt);
  }
}
