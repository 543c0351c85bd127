package de.kassenbote.till;

import de.kassenbote.broker.BrokerException;
import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.ReadableFiles;
import de.kassenbote.broker.TillBrokerSettings;
import de.kassenbote.routes.contract.TillId;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;

/** Starts the till's broker; one whose files it cannot read begins anew. */
final class TillBroker {
  private TillBroker() {}

  /**
   * @throws BrokerException whose message is one sentence for the operator, when also an empty directory does not help
   */
  static EmbeddedBroker start(TillId till, Path data, MeterRegistry meters, Clock clock) {
    Path directory = data.resolve("broker");
    TillBrokerSettings settings = TillBrokerSettings.in(directory).named("till-" + till).measuredIn(meters);
    return ReadableFiles.orNewOnes(directory, clock, () -> EmbeddedBroker.till(settings));
  }
}
