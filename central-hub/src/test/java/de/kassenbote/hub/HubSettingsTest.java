package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.database.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubSettingsTest {
  @ParameterizedTest
  @CsvSource({"127.0.0.1, 127.0.0.1:8461", "127.0.0.2, 127.0.0.2:8461", "localhost, localhost:8461", "::1, [::1]:8461"})
  void tillsAreToldTheAddressThatIsListenedOn(String host, String address) {
    assertThat(on(host).brokerAddress(8461)).isEqualTo(address);
  }

  @Test
  void anAddressThatOthersCanReachIsRefused() {
    assertThatThrownBy(() -> on("0.0.0.0")).hasMessageContaining("host '0.0.0.0' is not a loopback address");
  }

  private static HubSettings on(String host) {
    Path data = Path.of("data");
    return new HubSettings(data, DatabaseSettings.derby(data), host, 0, 0, false);
  }
}
