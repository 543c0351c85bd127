package de.kassenbote.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;

/**
 * By what a server shows who it is: a private key and its chain of certificates.
 *
 * @param password of the key in the store, which lies in memory alone
 */
public record ServerKeys(KeyStore store, String password) {
  private static final String IN_MEMORY = "in-memory";

  /**
   * @param chain the server's own certificate first
   */
  public static ServerKeys of(PrivateKey key, List<? extends Certificate> chain) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", key, IN_MEMORY.toCharArray(), chain.toArray(Certificate[]::new));
      return new ServerKeys(store, IN_MEMORY);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key store in memory cannot be made", e);
    }
  }

  /** The password is not for logs. */
  @Override
  public String toString() {
    return "ServerKeys[" + store.getType() + "]";
  }
}
