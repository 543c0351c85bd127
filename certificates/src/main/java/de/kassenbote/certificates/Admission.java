package de.kassenbote.certificates;

import java.security.cert.X509Certificate;

/** Whether a certificate that the authority gave, and that has not ended, still counts. */
@FunctionalInterface
public interface Admission {
  boolean admits(X509Certificate certificate);
}
