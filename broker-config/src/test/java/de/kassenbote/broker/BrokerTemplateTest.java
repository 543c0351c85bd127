package de.kassenbote.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerTemplateTest {
  @TempDir Path data;

  @ParameterizedTest
  @ValueSource(strings = {
    "persistence-enabled",
    "journal-datasync",
    "journal-sync-transactional",
    "journal-sync-non-transactional",
    "large-message-sync",
    "security-enabled",
    "populate-validated-user"
  })
  void lessThanFullDurabilityIsRefused(String key) {
    assertThatThrownBy(() -> open(new Xml("till-broker.xml").replaceAll(key, "true", "false")))
        .isInstanceOf(BrokerException.class)
        .hasMessage("Broker till refused: " + key + " is false, allowed is true");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void allFaultsAreReportedAtOnce() {
    Xml xml = new Xml("till-broker.xml")
        .replaceAll("journal-datasync", "true", "false")
        .replaceAll("persistence-enabled", "true", "false");
    assertThatThrownBy(() -> open(xml)).hasMessageContainingAll("journal-datasync", "persistence-enabled");
  }

  @Test
  void systemPropertyCannotDowngrade() {
    System.setProperty("brokerconfig.journalDatasync", "false");
    try (EmbeddedBroker broker = open(new Xml("till-broker.xml"))) {
      assertThat(broker.server().getConfiguration().isJournalDatasync()).isTrue();
    } finally {
      System.clearProperty("brokerconfig.journalDatasync");
    }
  }

  @Test
  void unknownPlaceholderIsRefusedByName() {
    Xml xml = new Xml("till-broker.xml").replace("${min-disk-free}", "${min-disk-fee}");
    assertThatThrownBy(() -> open(xml))
        .isInstanceOf(BrokerException.class)
        .hasMessage("till-broker.xml has placeholders without a value: min-disk-fee");
  }

  @Test
  void valueWithoutAPlaceholderIsRefusedByName() {
    Xml xml = new Xml("till-broker.xml").replace("${min-disk-free}", "1000");
    assertThatThrownBy(() -> open(xml)).hasMessage("till-broker.xml has no placeholder for: min-disk-free");
  }

  @Test
  void placeholderIsNeverTakenFromSystemProperties() {
    assertThatThrownBy(() -> new Xml("till-broker.xml").template().fill(values("${user.home}")))
        .hasMessageContaining("data is ${user.home}, allowed is a value without ${");
  }

  @Test
  void unknownElementIsRefused() {
    Xml xml = new Xml("till-broker.xml").replace("<journal-datasync>", "<journal-datasink>true</journal-datasink><journal-datasync>");
    assertThatThrownBy(() -> open(xml)).isInstanceOf(BrokerException.class).hasMessageContaining("journal-datasink");
  }

  @Test
  void placeholderInACommentNeedsNoValue() {
    Xml xml = new Xml("till-broker.xml").replace("<core", "<!-- ${nothing} --><core");
    assertThat(xml.template().fill(values(data.toString())).getName()).isEqualTo("till");
  }

  @Test
  void faultySettingsAreReportedTogether() {
    assertThatThrownBy(() -> new TillBrokerSettings(" ", data, 0, 1, new SimpleMeterRegistry()))
        .hasMessageContainingAll("name is ' '", "min-disk-free is 0, allowed is at least 1 byte", "global-max-size is 1");
  }

  private EmbeddedBroker open(Xml xml) {
    return EmbeddedBroker.till(TillBrokerSettings.in(data), xml.template());
  }

  private static Map<String, String> values(String data) {
    return Map.of("name", "till", "vm-id", "0", "data", data, "min-disk-free", "1", "global-max-size", "1048576");
  }
}
