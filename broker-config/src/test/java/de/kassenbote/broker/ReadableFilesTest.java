package de.kassenbote.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadableFilesTest {
  @TempDir private Path data;
  private Path directory;
  private Path stored;
  private int starts;

  @BeforeEach
  void aBrokerWithFiles() {
    directory = data.resolve("broker");
    till().close();
    stored = directory.resolve("bindings");
    assertThat(stored).isNotEmptyDirectory();
  }

  @Test
  void aBrokerThatStartsTheSecondTimeKeepsItsFiles() throws IOException {
    List<Path> before = list(stored);
    Supplier<EmbeddedBroker> start =
        () -> {
          if (++starts == 1) {
            throw new BrokerStartFailure("the disk was slow", new IOException("timed out"));
          }
          return till();
        };

    ReadableFiles.orNewOnes(directory, Clock.systemUTC(), start).close();

    assertThat(list(data)).containsExactly(directory);
    assertThat(list(stored)).containsAll(before);
  }

  @Test
  void filesArePutBackWhateverKeepsTheBrokerFromStartingAnew() throws IOException {
    List<Path> before = list(stored);
    Supplier<EmbeddedBroker> start =
        () -> {
          if (++starts <= 2) {
            throw new BrokerStartFailure("not now", new IOException("unreadable"));
          }
          throw new IllegalStateException("out of threads");
        };

    assertThatThrownBy(() -> ReadableFiles.orNewOnes(directory, Clock.systemUTC(), start))
        .isInstanceOf(BrokerStartFailure.class)
        .hasMessage("not now");

    assertThat(list(data)).containsExactly(directory);
    assertThat(list(stored)).containsExactlyInAnyOrderElementsOf(before);
  }

  private EmbeddedBroker till() {
    return EmbeddedBroker.till(TillBrokerSettings.in(directory));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
