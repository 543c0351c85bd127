package de.kassenbote.hub;

import io.javalin.config.RoutesConfig;
import java.util.List;

/** {@code GET /api/v1/settings}: with what this hub was started, without secrets. */
final class SettingsApi {
  private final HubSettings settings;

  SettingsApi(HubSettings settings) {
    this.settings = settings;
  }

  /**
   * @param database its address, without user, password and attributes
   * @param brokerPort 0 = any free one
   * @param httpPort 0 = any free one
   * @param httpsPort 0 = any free one
   */
  record Answer(String data, String database, String host, List<String> names, int brokerPort, int httpPort, int httpsPort, boolean restored, String zone) {}

  void register(RoutesConfig routes) {
    routes.get("/api/v1/settings", ctx -> ctx.json(answer()));
  }

  private Answer answer() {
    return new Answer(
        settings.data().toAbsolutePath().toString(),
        settings.database().toString(),
        settings.host(),
        settings.names(),
        settings.brokerPort(),
        settings.httpPort(),
        settings.httpsPort(),
        settings.restored(),
        HubFlows.ZONE.getId());
  }
}
