package de.kassenbote.hub.feed;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.hub.deadletter.DeadLetter;
import de.kassenbote.hub.deadletter.Replay;
import de.kassenbote.routes.applyfeed.ApplyFeedRoute;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.RejectedMessage;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Publishes feed changes again that a till could not apply, as the tables have them now. The till says whether it could: until
 * then the letter stays open.
 */
public final class ChangeReplay implements Replay {
  private final ChangedMembers marks;

  public ChangeReplay(ChangedMembers marks) {
    this.marks = marks;
  }

  @Override
  public String origin() {
    return ApplyFeedRoute.ID;
  }

  @Override
  public Outcome replay(Handle tx, DeadLetter letter) {
    Member member = known(tx, letter);
    marks.mark(tx, member.scope(), List.of(member.key()));
    return Outcome.SENT;
  }

  @Override
  public Map<String, List<JsonNode>> rows(Handle tx, DeadLetter letter) {
    return Map.of("feed_mark", List.of(Contract.tree(known(tx, letter))));
  }

  /** A till names it: what was never published is not published because a till says so. */
  private static Member known(Handle tx, DeadLetter letter) {
    Member member = Member.of(letter);
    long known =
        tx.createQuery("SELECT COUNT(*) FROM feed_member WHERE feed = :feed AND scope = :scope AND member_key = :key")
            .bind("feed", member.scope().feed().id())
            .bind("scope", member.scope().scope())
            .bind("key", member.key())
            .mapTo(Long.class)
            .one();
    if (known == 0) {
      throw new RejectedMessage("'%s' names nothing that was ever published".formatted(letter.key()));
    }
    return member;
  }

  /** What the letter is about. */
  private record Member(FeedScope scope, String key) {
    /** A key is till/feed/scope/member; that of a whole envelope lacks the member. */
    static Member of(DeadLetter letter) {
      String[] parts = letter.key().split("/", 4);
      try {
        if (parts.length == 4) {
          return new Member(new FeedScope(Feed.of(parts[1]), parts[2]), parts[3]);
        }
      } catch (IllegalArgumentException e) {
        throw new RejectedMessage("'%s' names no feed: %s".formatted(letter.key(), e.getMessage()), e);
      }
      throw new RejectedMessage("'%s' is a whole envelope; the till asks for its changes by itself".formatted(letter.key()));
    }
  }
}
