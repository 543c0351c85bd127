package de.kassenbote.hub.projection;

import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.TillId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Which document numbers a till may use. */
public interface KnownRanges {
  /** Of all kinds of documents; none = not known, then no number is found wanting. */
  List<NumberRange> of(Handle transaction, TillId till);
}
