package de.kassenbote.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real handshakes over the loopback address: the client sends one byte, and the server gives it back. */
@Timeout(30)
class TlsTest {
  private static final int NOTHING = -1;

  private final TestAuthority world = new TestAuthority();
  private final TestAuthority foreign = new TestAuthority();

  @Test
  void tillOfTheAuthorityIsLetIn() {
    assertThatCode(() -> talk(world.server(), world.client("K07"))).doesNotThrowAnyException();
  }

  @Test
  void tillWithoutCertificateIsRefused() {
    assertThatThrownBy(() -> talk(world.server(), Tls.client(Fingerprint.of(world.authority().certificate())))).isInstanceOf(IOException.class);
  }

  @Test
  void tillOfAnotherAuthorityIsRefused() {
    Identity k07 = new Identity(foreign.till("K07").key(), java.util.List.of(foreign.till("K07").certificate(), world.authority().certificate()));
    assertThatThrownBy(() -> talk(world.server(), Tls.client(k07))).isInstanceOf(IOException.class);
  }

  @Test
  void certificateThatHasEndedIsRefused() {
    var keys = KeyPairs.forTls();
    var ended = world.authority().client("K07", 1, CertificateRequest.forTls(CertificateRequest.of(keys)), Duration.ofMinutes(-1));
    assertThatThrownBy(() -> talk(world.server(), Tls.client(Identity.of(keys, ended)))).isInstanceOf(IOException.class);
  }

  @Test
  void certificateThatCountsNoLongerIsRefused() {
    SSLContext server = Tls.server(world.hub(), certificate -> !CommonName.of(certificate).equals("K07"));
    assertThatThrownBy(() -> talk(server, world.client("K07"))).isInstanceOf(IOException.class);
    assertThatCode(() -> talk(server, world.client("K08"))).doesNotThrowAnyException();
  }

  @Test
  void tillCannotServeAsTheHub() {
    SSLContext impostor = Tls.server(world.till("K08"), certificate -> true);
    assertThatThrownBy(() -> talk(impostor, world.client("K07"))).isInstanceOf(IOException.class);
  }

  @Test
  void hubsCertificateOpensNothingToAClient() {
    assertThatThrownBy(() -> talk(world.server(), Tls.client(world.hub()))).isInstanceOf(IOException.class);
  }

  @Test
  void serverOfAnotherAuthorityIsRefusedBeforeAnythingIsSent() {
    SSLContext pinned = Tls.client(Fingerprint.of(world.authority().certificate()));
    assertThatThrownBy(() -> enrol(anyone(foreign), pinned)).hasRootCauseInstanceOf(OtherAuthority.class);
    assertThatCode(() -> enrol(anyone(world), pinned)).doesNotThrowAnyException();
  }

  @Test
  void authorityThatIsOnlyShownIsNotBelieved() {
    Identity pretending = new Identity(foreign.hub().key(), java.util.List.of(foreign.hub().certificate(), world.authority().certificate()));
    SSLContext server = Tls.server(pretending, certificate -> true);
    assertThatThrownBy(() -> enrol(server, Tls.client(Fingerprint.of(world.authority().certificate())))).isInstanceOf(IOException.class);
  }

  private static SSLContext anyone(TestAuthority authority) {
    return Tls.server(authority.hub(), certificate -> true);
  }

  private static void talk(SSLContext server, SSLContext client) throws Exception {
    talk(server, client, true);
  }

  /** With a server that asks nobody for a certificate. */
  private static void enrol(SSLContext server, SSLContext client) throws Exception {
    talk(server, client, false);
  }

  private static void talk(SSLContext server, SSLContext client, boolean certificateNeeded) throws Exception {
    try (SSLServerSocket listening = (SSLServerSocket) server.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listening.setNeedClientAuth(certificateNeeded);
      CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> echo(listening));
      try (SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
        socket.setSoTimeout(5_000);
        socket.getOutputStream().write(7);
        assertThat(socket.getInputStream().read()).isEqualTo(7);
      } catch (IOException e) {
        assertThat(heard.get(10, TimeUnit.SECONDS)).as("what the server heard of a client that failed").isEqualTo(NOTHING);
        throw e;
      }
    }
  }

  private static int echo(SSLServerSocket listening) {
    try (SSLSocket socket = (SSLSocket) listening.accept()) {
      int heard = socket.getInputStream().read();
      socket.getOutputStream().write(heard);
      return heard;
    } catch (IOException e) {
      return NOTHING;
    }
  }
}
