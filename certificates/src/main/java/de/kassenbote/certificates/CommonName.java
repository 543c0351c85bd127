package de.kassenbote.certificates;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Whom a certificate is for. */
public final class CommonName {
  private CommonName() {}

  /**
   * @throws CertificateProblem when it does not name exactly one
   */
  public static String of(X509Certificate certificate) {
    String subject = certificate.getSubjectX500Principal().getName();
    try {
      List<Rdn> names = new LdapName(subject).getRdns().stream().filter(rdn -> rdn.getType().equalsIgnoreCase("CN")).toList();
      if (names.size() == 1) {
        return String.valueOf(names.get(0).getValue());
      }
    } catch (InvalidNameException e) {
      throw new CertificateProblem("a certificate's subject must be a name, got '%s'".formatted(subject), e);
    }
    throw new CertificateProblem("a certificate must have one common name, got '%s'".formatted(subject));
  }
}
