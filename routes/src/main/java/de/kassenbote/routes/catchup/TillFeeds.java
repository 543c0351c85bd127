package de.kassenbote.routes.catchup;

import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.publishfeed.ScopeChunk;
import java.util.List;

/** How each till stands with each of its feed scopes. */
public interface TillFeeds {
  /** The unfinished catch-ups of tills that are there to take them: not parked, heard of within the last minute or so. */
  List<Running> running();

  /**
   * Notes that this chunk was sent; the complete one makes the scope live, filter included. Nothing changes when the
   * catch-up was meanwhile moved to another position, or the hub's generation is another.
   */
  void sent(Running catchUp, ScopeChunk chunk);

  /** A till says that it needs what follows its cursor. Ignored while a catch-up runs or when the scope is not its own. */
  void wanted(TillId till, Cursor cursor);
}
