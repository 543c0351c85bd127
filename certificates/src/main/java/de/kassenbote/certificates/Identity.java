package de.kassenbote.certificates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with its certificate and the certificates above it, the authority's last. Kept as two files of one name,
 * {@code .key} (its owner's alone) and {@code .crt}.
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
  public Identity {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new CertificateProblem("an identity has a certificate");
    }
  }

  public X509Certificate certificate() {
    return chain.get(0);
  }

  public X509Certificate authority() {
    return chain.get(chain.size() - 1);
  }

  /** Both files; the key first: a certificate whose key is lost helps nobody. */
  public void write(Path directory, String name) throws IOException {
    Files.createDirectories(directory);
    OwnersFile.write(keyFile(directory, name), Pem.of(key));
    writeCertificate(directory, name);
  }

  /** The certificate alone, beside a key that is there. */
  public void writeCertificate(Path directory, String name) throws IOException {
    OwnersFile.write(certificateFile(directory, name), Pem.of(chain));
  }

  /** With the certificate that was given for this pair. */
  public static Identity of(KeyPair pair, List<X509Certificate> chain) {
    if (!pair.getPublic().equals(chain.get(0).getPublicKey())) {
      throw new CertificateProblem("the certificate must be one for the key that it was asked for, and is for another");
    }
    return new Identity(pair.getPrivate(), chain);
  }

  /**
   * @throws CertificateProblem when one of the files is no PEM, or holds what does not go with the other
   * @throws IllegalStateException when others than its owner can get at the key
   */
  public static Identity read(Path directory, String name) throws IOException {
    return read(keyFile(directory, name), certificateFile(directory, name));
  }

  /** The same of files that are named otherwise. */
  public static Identity read(Path keyFile, Path certificateFile) throws IOException {
    OwnersFile.requireOwnersAlone(keyFile);
    PrivateKey key = Pem.privateKey(Files.readString(keyFile), keyFile.toString());
    Identity identity = new Identity(key, Pem.certificates(Files.readString(certificateFile), certificateFile.toString()));
    if (!KeyPairs.belongTogether(key, identity.certificate().getPublicKey())) {
      throw new CertificateProblem("the certificate in %s is not that of the key in %s".formatted(certificateFile, keyFile));
    }
    return identity;
  }

  public static boolean isIn(Path directory, String name) {
    return Files.exists(keyFile(directory, name)) && Files.exists(certificateFile(directory, name));
  }

  public static Path keyFile(Path directory, String name) {
    return directory.resolve(name + ".key");
  }

  public static Path certificateFile(Path directory, String name) {
    return directory.resolve(name + ".crt");
  }

  @Override
  public String toString() {
    return "identity of " + certificate().getSubjectX500Principal();
  }
}
