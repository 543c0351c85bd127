package de.kassenbote.hub.imports;

import java.util.List;
import java.util.Set;

/** Which columns a kind of file may have. */
interface Columns {
  /** What such a file holds, for messages. */
  String id();

  /**
   * @param remove whether the file names what is to be deleted
   */
  List<Column> required(boolean remove);

  Set<Column> allowed();
}
