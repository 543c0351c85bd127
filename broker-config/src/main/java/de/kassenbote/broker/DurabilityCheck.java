package de.kassenbote.broker;

import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.core.config.Configuration;

/** Refuses a configuration in which a confirmed message could be lost, or in which anybody could come in. */
final class DurabilityCheck {
  private final Configuration configuration;
  private final List<String> faults = new ArrayList<>();

  private DurabilityCheck(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * @throws BrokerException names each key, its value and what is allowed
   */
  static void require(Configuration configuration) {
    new DurabilityCheck(configuration).run();
  }

  private void run() {
    isTrue("persistence-enabled", configuration.isPersistenceEnabled());
    isTrue("journal-datasync", configuration.isJournalDatasync());
    isTrue("journal-sync-transactional", configuration.isJournalSyncTransactional());
    isTrue("journal-sync-non-transactional", configuration.isJournalSyncNonTransactional());
    isTrue("large-message-sync", configuration.isLargeMessageSync());
    isTrue("security-enabled", configuration.isSecurityEnabled());
    isTrue("populate-validated-user", configuration.isPopulateValidatedUser());
    if (!faults.isEmpty()) {
      throw new BrokerException("Broker " + configuration.getName() + " refused: " + String.join("; ", faults));
    }
  }

  private void isTrue(String key, boolean value) {
    if (!value) {
      faults.add(key + " is false, allowed is true");
    }
  }
}
