package de.kassenbote.certificates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.function.Supplier;

/** Key pairs: new ones, and those that are kept in a file, which is its owner's alone. */
public final class KeyPairs {
  private static final byte[] ANYTHING = {1, 2, 3};

  private KeyPairs() {}

  /** For TLS: ECDSA over P-256. */
  public static KeyPair forTls() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java makes no P-256 keys", e);
    }
  }

  /** For signing vouchers: Ed25519 (RFC 8032). */
  public static KeyPair forVouchers() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java makes no Ed25519 keys", e);
    }
  }

  /** That of the file, which is written when it is not there: whoever is interrupted goes on with the same pair. */
  public static KeyPair kept(Path file, Supplier<KeyPair> made) throws IOException {
    if (Files.notExists(file)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      KeyPair pair = made.get();
      OwnersFile.write(file, Pem.of(pair));
    }
    OwnersFile.requireOwnersAlone(file);
    return Pem.keyPair(Files.readString(file), file.toString());
  }

  static boolean belongTogether(PrivateKey key, PublicKey other) {
    try {
      Signature signer = Signature.getInstance(Signatures.algorithm(key));
      signer.initSign(key);
      signer.update(ANYTHING);
      byte[] signed = signer.sign();
      signer.initVerify(other);
      signer.update(ANYTHING);
      return signer.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
