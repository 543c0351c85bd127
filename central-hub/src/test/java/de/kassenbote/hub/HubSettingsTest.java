package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.database.DatabaseSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSettingsTest {
  @ParameterizedTest
  @CsvSource({"127.0.0.1, 127.0.0.1:8461", "hub.example.org, hub.example.org:8461", "localhost, localhost:8461", "::1, [::1]:8461"})
  void tillsAreToldTheFirstName(String name, String address) {
    assertThat(on("0.0.0.0", name).address(8461)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no such host", " ", "no-such-host.invalid"})
  void whatIsNoAddressOfThisMachineIsRefused(String host) {
    assertThatThrownBy(() -> on(host, "hub")).hasMessageContaining("host ").hasMessageContaining("an address of this machine, or 0.0.0.0 for all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "hub:8461", "https://hub", "-hub"})
  void whatIsNoNameIsRefused(String name) {
    assertThatThrownBy(() -> on("127.0.0.1", name)).hasMessageStartingWith("name must be a host name or an address by which tills reach this hub, got [" + name);
  }

  private static HubSettings on(String host, String name) {
    Path data = Path.of("data");
    return new HubSettings(data, DatabaseSettings.derby(data), host, List.of(name), 0, 0, 0, false);
  }
}
