package de.kassenbote.hub.imports;

import java.util.function.IntConsumer;

/** Is told how far an import has come. */
interface ImportProgress {
  void recognised(Recognised recognised);

  void read(int rows);

  /** Writing begins, perhaps once more. */
  IntConsumer writing();
}
