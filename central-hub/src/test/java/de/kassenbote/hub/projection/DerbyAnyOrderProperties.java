package de.kassenbote.hub.projection;

import de.kassenbote.hub.journal.HubDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class DerbyAnyOrderProperties {
  private static Path directory;
  private static AnyOrder anyOrder;

  @BeforeContainer
  static void open() throws IOException {
    directory = Files.createTempDirectory("any-order");
    anyOrder = new AnyOrder(HubDatabases.derby(directory.resolve("once")), HubDatabases.derby(directory.resolve("any")));
  }

  @AfterContainer
  static void close() throws IOException {
    anyOrder.close();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    }
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void anyOrderAndNumberOfDeliveriesLeavesTheSameAsOnceInOrder(@ForAll long seed) {
    anyOrder.check(seed);
  }
}
