package de.kassenbote.certificates;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS contexts, made in memory: a key leaves its file for nowhere else. */
public final class Tls {
  /** The only one that is spoken. */
  public static final String PROTOCOL = "TLSv1.3";

  private static final char[] NO_PASSWORD = new char[0];

  private Tls() {}

  /**
   * For a server that asks its clients for certificates of the same authority.
   *
   * @param admission asked for each certificate that is otherwise right
   */
  public static SSLContext server(Identity identity, Admission admission) {
    return context(identity, new AdmittedClients(trustIn(identity.authority()), admission));
  }

  /** For a client that shows its certificate and takes the one of a server of the same authority. */
  public static SSLContext client(Identity identity) {
    return context(identity, trustIn(identity.authority()));
  }

  /** For a client without a certificate, that takes a server whose authority has this fingerprint, and sends nothing to another. */
  public static SSLContext client(Fingerprint authority) {
    try {
      SSLContext context = SSLContext.getInstance(PROTOCOL);
      context.init(null, new TrustManager[] {new PinnedAuthority(authority)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new CertificateProblem("TLS cannot be used: " + e.getMessage(), e);
    }
  }

  /** What a web server is given; the password is the empty one, as it never leaves the process. */
  public static KeyStore keyStore(Identity identity) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("identity", identity.key(), NO_PASSWORD, identity.chain().toArray(X509Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new CertificateProblem("TLS cannot be used: " + e.getMessage(), e);
    }
  }

  static X509ExtendedTrustManager trustIn(X509Certificate authority) {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, NO_PASSWORD);
      trusted.setCertificateEntry("authority", authority);
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(trusted);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .map(X509ExtendedTrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new CertificateProblem("TLS cannot be used: " + e.getMessage(), e);
    }
  }

  private static SSLContext context(Identity identity, X509ExtendedTrustManager trust) {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(keyStore(identity), NO_PASSWORD);
      SSLContext context = SSLContext.getInstance(PROTOCOL);
      context.init(keys.getKeyManagers(), new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new CertificateProblem("TLS cannot be used: " + e.getMessage(), e);
    }
  }
}
