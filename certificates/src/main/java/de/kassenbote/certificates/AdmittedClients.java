package de.kassenbote.certificates;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Takes the clients' certificates that another one takes and that are admitted; no server's. */
final class AdmittedClients extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager trust;
  private final Admission admission;

  AdmittedClients(X509ExtendedTrustManager trust, Admission admission) {
    this.trust = trust;
    this.admission = admission;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
    trust.checkClientTrusted(chain, authType, engine);
    requireAdmitted(chain[0]);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
    trust.checkClientTrusted(chain, authType, socket);
    requireAdmitted(chain[0]);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
    trust.checkClientTrusted(chain, authType);
    requireAdmitted(chain[0]);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
    throw new CertificateException("no server is trusted here");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
    throw new CertificateException("no server is trusted here");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
    throw new CertificateException("no server is trusted here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }

  private void requireAdmitted(X509Certificate certificate) throws CertificateException {
    if (!admission.admits(certificate)) {
      throw new CertificateException("the certificate of %s counts no longer".formatted(certificate.getSubjectX500Principal()));
    }
  }
}
