package de.kassenbote.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;

/**
 * The hub's own certificate and the authority that certifies the tills, both as PKCS #12 files (RFC 7292).
 * Passwords never appear in {@link #toString()}.
 */
public record HubTls(Path keyStore, String keyStorePassword, Path trustStore, String trustStorePassword) {

  /**
   * Opens both files: Artemis only logs one that it cannot use, and runs on without its acceptor.
   *
   * @throws BrokerException names the file and says why
   */
  void requireReadable() {
    open("Key store", keyStore, keyStorePassword);
    open("Trust store", trustStore, trustStorePassword);
  }

  private static void open(String what, Path file, String password) {
    try {
      KeyStore.getInstance(file.toFile(), password.toCharArray());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new BrokerException(what + " " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  void putInto(Map<String, Object> acceptorParameters) {
    acceptorParameters.put("keyStorePath", keyStore.toAbsolutePath().toString());
    acceptorParameters.put("keyStorePassword", keyStorePassword);
    acceptorParameters.put("trustStorePath", trustStore.toAbsolutePath().toString());
    acceptorParameters.put("trustStorePassword", trustStorePassword);
  }

  @Override
  public String toString() {
    return "HubTls[keyStore=" + keyStore + ", trustStore=" + trustStore + "]";
  }
}
