package de.kassenbote.routes.synclog;

/** Takes notes of what was exchanged. */
@FunctionalInterface
public interface SyncLog {
  /** Of what is no exchange, such as a replay. */
  SyncLog NONE = exchanged -> {};

  /** Returns at once and never throws; the note may be lost. */
  void note(Exchanged exchanged);
}
