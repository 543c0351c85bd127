package de.kassenbote.certificates;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;

/** Keys and certificates as text (RFC 7468). */
public final class Pem {
  private Pem() {}

  /** Certificates, one after the other. */
  public static String of(List<X509Certificate> certificates) {
    return written(writer -> {
      for (X509Certificate certificate : certificates) {
        writer.writeObject(certificate);
      }
    });
  }

  /** PKCS #8. */
  static String of(PrivateKey key) {
    return written(writer -> writer.writeObject(new PemObject("PRIVATE KEY", key.getEncoded())));
  }

  /** The private key as PKCS #8, and behind it the public one. */
  static String of(KeyPair pair) {
    return of(pair.getPrivate()) + written(writer -> writer.writeObject(new PemObject("PUBLIC KEY", pair.getPublic().getEncoded())));
  }

  /**
   * @throws CertificateProblem when it is not what {@link #of(KeyPair)} wrote
   */
  static KeyPair keyPair(String pem, String where) {
    try {
      for (Object object : objects(pem, where)) {
        if (object instanceof SubjectPublicKeyInfo info) {
          return new KeyPair(new JcaPEMKeyConverter().getPublicKey(info), privateKey(pem, where));
        }
      }
    } catch (IOException e) {
      throw new CertificateProblem("%s has a public key of a kind that is not known here".formatted(where), e);
    }
    throw new CertificateProblem("%s must have a public key in PEM, and has none".formatted(where));
  }

  /**
   * @param where the file or message that it came with, for errors
   * @throws CertificateProblem when there is none in it
   */
  public static List<X509Certificate> certificates(String pem, String where) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Object object : objects(pem, where)) {
      if (object instanceof X509CertificateHolder holder) {
        certificates.add(certificate(holder));
      }
    }
    if (certificates.isEmpty()) {
      throw new CertificateProblem("%s must have a certificate in PEM, and has none".formatted(where));
    }
    return certificates;
  }

  /**
   * @throws CertificateProblem when there is none in it
   */
  static PrivateKey privateKey(String pem, String where) {
    try {
      for (Object object : objects(pem, where)) {
        if (object instanceof PrivateKeyInfo info) {
          return new JcaPEMKeyConverter().getPrivateKey(info);
        }
        if (object instanceof PEMKeyPair pair) {
          return new JcaPEMKeyConverter().getKeyPair(pair).getPrivate();
        }
      }
    } catch (IOException e) {
      throw new CertificateProblem("%s has a private key of a kind that is not known here".formatted(where), e);
    }
    throw new CertificateProblem("%s must have a private key in PEM without a password, and has none".formatted(where));
  }

  static X509Certificate certificate(X509CertificateHolder holder) {
    try {
      return new JcaX509CertificateConverter().getCertificate(holder);
    } catch (CertificateException e) {
      throw new CertificateProblem("a certificate cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Object> objects(String pem, String where) {
    List<Object> objects = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
        objects.add(object);
      }
      return objects;
    } catch (IOException e) {
      throw new CertificateProblem("%s is not PEM: %s".formatted(where, e.getMessage()), e);
    }
  }

  private static String written(Writing writing) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writing.to(writer);
    } catch (IOException e) {
      throw new CertificateProblem("it cannot be written as PEM: " + e.getMessage(), e);
    }
    return text.toString();
  }

  private interface Writing {
    void to(JcaPEMWriter writer) throws IOException;
  }
}
