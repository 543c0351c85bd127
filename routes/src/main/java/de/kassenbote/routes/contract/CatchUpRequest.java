package de.kassenbote.routes.contract;

/** A till's question for everything after its cursor, asked when an envelope left a gap or came from another generation. */
public record CatchUpRequest(TillId till, Cursor cursor) {
  public CatchUpRequest {
    Check.present("catchUp.till", till);
    Check.present("catchUp.cursor", cursor);
  }
}
