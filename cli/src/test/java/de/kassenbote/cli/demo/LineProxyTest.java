package de.kassenbote.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineProxyTest {
  private EchoServer far;
  private LineProxy line;

  @BeforeEach
  void open() throws IOException {
    far = new EchoServer();
    line = LineProxy.to("127.0.0.1", far.port());
  }

  @AfterEach
  void close() throws IOException {
    line.close();
    far.close();
  }

  @Test
  void bytesArriveWholeAndInOrder() throws IOException {
    byte[] sent = new byte[300_000];
    new Random(1).nextBytes(sent);
    try (Socket socket = connect()) {
      assertThat(echoed(socket, sent)).isEqualTo(sent);
    }
    // what was carried is counted a moment after it arrived
    Awaitility.await("all is counted").atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(line.bytesCarried()).isEqualTo(600_000));
  }

  @Test
  void aCutLineEndsConnectionsAndRefusesNewOnesUntilRestored() throws IOException {
    try (Socket socket = connect()) {
      assertThat(echoed(socket, "a")).isEqualTo("a");
      line.cut();
      assertThat(endOf(socket)).isTrue();
      assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    }
    line.restore();
    try (Socket socket = connect()) {
      assertThat(echoed(socket, "b")).isEqualTo("b");
    }
  }

  @Test
  void aResetTearsConnectionsDownAndNewOnesWorkAtOnce() throws IOException {
    try (Socket socket = connect()) {
      assertThat(echoed(socket, "a")).isEqualTo("a");
      line.reset();
      assertThatThrownBy(() -> readOn(socket)).isInstanceOf(SocketException.class);
    }
    try (Socket socket = connect()) {
      assertThat(echoed(socket, "b")).isEqualTo("b");
    }
  }

  @Test
  void aStalledLineKeepsConnectionsAndMovesNothingUntilRestored() throws IOException {
    try (Socket socket = connect();
        Socket stuck = connect()) {
      assertThat(echoed(socket, "a")).isEqualTo("a");
      line.stall();
      socket.getOutputStream().write('b');
      stuck.getOutputStream().write('c');
      assertThat(isSilent(socket)).isTrue();
      assertThat(isSilent(stuck)).isTrue();
      line.restore();
      assertThat(socket.getInputStream().read()).isEqualTo('b');
      assertThat(stuck.getInputStream().read()).isEqualTo('c');
    }
  }

  @Test
  void aSlowLineKeepsItsDelayAndItsBandwidth() throws IOException {
    line.slow(256_000, Duration.ofMillis(300));
    try (Socket socket = connect()) {
      long began = System.nanoTime();
      assertThat(echoed(socket, "a")).isEqualTo("a");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofMillis(600), Duration.ofMillis(2_000));
      // 32,000 bytes are one second at 256 kbit/s; both directions overlap
      began = System.nanoTime();
      byte[] sent = new byte[32_000];
      assertThat(echoed(socket, sent)).isEqualTo(sent);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofMillis(1_500), Duration.ofMillis(5_000));
    }
  }

  @Test
  void aFarEndThatIsAwayEndsTheConnectionAndTheLineGoesOn() throws IOException {
    far.close();
    try (Socket socket = connect()) {
      assertThat(endOf(socket)).isTrue();
    }
    try (Socket socket = connect()) {
      assertThat(endOf(socket)).isTrue();
    }
  }

  @Test
  void connectionsThatEndAreForgotten() throws IOException {
    try (Socket socket = connect()) {
      assertThat(echoed(socket, "a")).isEqualTo("a");
      assertThat(line.openConnections()).isOne();
    }
    Awaitility.await("the connection is forgotten").until(() -> line.openConnections() == 0);
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), line.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static String echoed(Socket socket, String text) throws IOException {
    return new String(echoed(socket, text.getBytes(java.nio.charset.StandardCharsets.UTF_8)), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static byte[] echoed(Socket socket, byte[] bytes) throws IOException {
    Thread writer =
        new Thread(
            () -> {
              try {
                socket.getOutputStream().write(bytes);
              } catch (IOException e) {
                // the reader tells
              }
            });
    writer.start();
    return socket.getInputStream().readNBytes(bytes.length);
  }

  private static boolean endOf(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  private static void readOn(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[100];
    while (in.read(buffer) >= 0) {
      Arrays.fill(buffer, (byte) 0);
    }
  }

  private static boolean isSilent(Socket socket) throws IOException {
    socket.setSoTimeout(400);
    try {
      socket.getInputStream().read();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      socket.setSoTimeout(10_000);
    }
  }
}
