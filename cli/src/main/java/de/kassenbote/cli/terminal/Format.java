package de.kassenbote.cli.terminal;

/** How a command that lists things prints them. */
public enum Format {
  /** For people. */
  TABLE,
  /** As the server answered, for programs. */
  JSON,
  /** The table for spreadsheets: commas between, quoted where needed. */
  CSV
}
