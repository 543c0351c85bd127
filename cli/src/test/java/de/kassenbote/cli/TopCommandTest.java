package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.http.WebServer;
import de.kassenbote.routes.contract.Contract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopCommandTest {
  @TempDir private Path data;

  @Test
  void looksThatFailAreToldAndMakeTheRunPartial() throws Exception {
    Files.writeString(data.resolve("operator-token"), "0".repeat(64));
    AtomicInteger looks = new AtomicInteger();
    WebServer hub = WebServer.onLoopback(0, 10_000, Contract.mapper(), config -> {}, routes -> {
      routes.get("/api/v1/samples/now", ctx -> ctx.json(json("{\"at\":\"2026-03-02T10:00:00Z\",\"figures\":{}}")));
      routes.get("/api/v1/fleet", ctx -> {
        if (looks.incrementAndGet() == 2) {
          ctx.status(503).json(Map.of("message", "the hub is starting"));
        } else {
          ctx.json(json("{\"hubTime\":\"2026-03-02T10:00:00Z\",\"total\":0,\"tills\":[]}"));
        }
      });
    });
    try (hub) {
      String port = String.valueOf(hub.port());
      CommandRun run = CommandRun.of("top", "-n", "3", "--interval", "200ms", "--data", data.toString(), "--http-port", port);
      assertThat(run.out().lines()).hasSize(2);
      assertThat(run.err()).contains("the hub is starting");
      assertThat(run.exitCode()).isEqualTo(6);
      assertThat(CommandRun.of("top", "-n", "2", "--interval", "200ms", "--data", data.toString(), "--http-port", port).exitCode()).isZero();
    }
  }

  private static JsonNode json(String text) {
    return Contract.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }
}
