package de.kassenbote.cli.log;

/** How an app writes its log. */
public enum LogFormat {
  /** For people. */
  TEXT,
  /** An object in each line, for programs. */
  JSON
}
