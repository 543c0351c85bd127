package de.kassenbote.certificates;

import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Base64;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * A request for a certificate (PKCS #10, RFC 2986) whose sender has the private key. Only its key is looked at: names in it are wishes, and
 * whoever certifies decides what the certificate says.
 *
 * @param key the public key that is to be certified
 */
public record CertificateRequest(PublicKey key) {
  private static final int MAX_CHARACTERS = 4_000;
  private static final String EC = "EC";
  private static final String ED25519 = "EdDSA";

  /** The request for this pair, in Base64. */
  public static String of(KeyPair pair) {
    try {
      ContentSigner signer = new JcaContentSignerBuilder(Signatures.algorithm(pair.getPrivate())).build(pair.getPrivate());
      PKCS10CertificationRequest request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=kassenbote"), pair.getPublic()).build(signer);
      return Base64.getEncoder().encodeToString(request.getEncoded());
    } catch (OperatorCreationException | IOException e) {
      throw new CertificateProblem("no certificate can be asked for: " + e.getMessage(), e);
    }
  }

  /**
   * A request for a TLS certificate.
   *
   * @throws CertificateProblem when it is none, when its key is no P-256 key or when its signature is not by that key
   */
  public static CertificateRequest forTls(String base64) {
    return verified(base64, EC);
  }

  /** The same for a key that signs vouchers, which must be an Ed25519 one. */
  public static CertificateRequest forVouchers(String base64) {
    return verified(base64, ED25519);
  }

  private static CertificateRequest verified(String base64, String algorithm) {
    if (base64.length() > MAX_CHARACTERS) {
      throw new CertificateProblem("a certificate request has at most %d characters, got %d".formatted(MAX_CHARACTERS, base64.length()));
    }
    try {
      JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(Base64.getDecoder().decode(base64));
      PublicKey key = request.getPublicKey();
      requireKind(key, algorithm);
      if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        throw new CertificateProblem("a certificate request must be signed with its own key, and is not");
      }
      return new CertificateRequest(key);
    } catch (CertificateProblem e) {
      throw e;
    } catch (IOException | java.security.GeneralSecurityException | OperatorCreationException | PKCSException | RuntimeException e) {
      throw new CertificateProblem("a certificate request must be PKCS #10 in Base64, and is not", e);
    }
  }

  private static void requireKind(PublicKey key, String algorithm) {
    boolean right = key.getAlgorithm().equals(algorithm) || (algorithm.equals(ED25519) && key.getAlgorithm().equals("Ed25519"));
    if (!right || (algorithm.equals(EC) && !Signatures.isP256(key))) {
      throw new CertificateProblem(
          "a key to be certified must be %s, got %s".formatted(algorithm.equals(EC) ? "ECDSA over P-256" : "Ed25519", key.getAlgorithm()));
    }
  }
}
