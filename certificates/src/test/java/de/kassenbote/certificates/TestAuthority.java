package de.kassenbote.certificates;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/** An authority with a hub and as many tills as a test needs; all real, none kept. */
public final class TestAuthority {
  private static final Duration VALID = Duration.ofDays(30);

  private final CertificateAuthority authority = new CertificateAuthority(CertificateAuthority.create("test", Clock.systemUTC()), Clock.systemUTC());
  private final Identity hub = authority.server("hub", List.of("localhost", "127.0.0.1"), VALID);
  private final Map<String, Identity> tills = new ConcurrentHashMap<>();

  public CertificateAuthority authority() {
    return authority;
  }

  public Identity hub() {
    return hub;
  }

  /** The name of a till whose certificate counts no longer. */
  public static final String GONE = "gone";

  /** Lets every till of this authority in but the one that is gone. */
  public SSLContext server() {
    return Tls.server(hub, certificate -> !CommonName.of(certificate).equals(GONE));
  }

  /** The first installation of that till, the same one each time. */
  public Identity till(String id) {
    return tills.computeIfAbsent(id, this::made);
  }

  /** What that till connects with. */
  public SSLContext client(String id) {
    return Tls.client(till(id));
  }

  private Identity made(String id) {
    var pair = KeyPairs.forTls();
    return Identity.of(pair, authority.client(id, 1, CertificateRequest.forTls(CertificateRequest.of(pair)), VALID));
  }
}
