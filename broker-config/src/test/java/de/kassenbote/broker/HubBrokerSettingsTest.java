package de.kassenbote.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubBrokerSettingsTest {
  private static final int MIB = 1 << 20;

  @ParameterizedTest
  @ValueSource(strings = {"", "no such host", "127.0.0.1,0.0.0.0", "localhost;host=0.0.0.0"})
  void whatIsNoAddressIsRefused(String host) {
    assertThatThrownBy(() -> on(host, 0)).hasMessage("host is '" + host + "', allowed is a name or address of this machine");
  }

  @ParameterizedTest
  @CsvSource({"localhost, localhost", "0.0.0.0, 0.0.0.0", "127.0.0.2, 127.0.0.2", "::1, [::1]", "[::1], [::1]"})
  void addressIsTheOneThatTillsComeTo(String host, String inBroker) {
    assertThat(tills(on(host, 61616))).containsEntry("host", inBroker).containsEntry("port", "61616");
  }

  @Test
  void faultySettingsAreReportedTogether() {
    assertThatThrownBy(() -> new HubBrokerSettings(" ", Path.of("data"), "localhost", 65_536, "held-1", 0, 0, 1, 1, new SimpleMeterRegistry()))
        .hasMessageContainingAll("name is ' '", "port is 65536", "max-connections is 0", "min-disk-free is 0")
        .hasMessageContainingAll("global-max-size is 1", "feed-max-size is 1, allowed is at least 1 MiB");
  }

  @Test
  void nobodyComesInWithoutTls() {
    assertThat(tills(on("localhost", 61616)))
        .containsEntry("sslEnabled", "true")
        .containsEntry("enabledProtocols", "TLSv1.3")
        .containsEntry("needClientAuth", "true")
        .containsEntry("keyStorePath", "held-1");
  }

  private static HubBrokerSettings on(String host, int port) {
    return new HubBrokerSettings("hub", Path.of("data"), host, port, "held-1", 10, 1, MIB, MIB, new SimpleMeterRegistry());
  }

  private static Map<String, Object> tills(HubBrokerSettings settings) {
    Map<String, String> values = settings.placeholders();
    values.put("vm-id", "0");
    return BrokerTemplate.resource("hub-broker.xml").fill(values).getAcceptorConfigurations().stream()
        .filter(a -> a.getName().equals("tills"))
        .findAny()
        .map(TransportConfiguration::getParams)
        .orElseThrow();
  }
}
