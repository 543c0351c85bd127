package de.kassenbote.http;

import java.security.KeyStore;

/**
 * By what a server shows who it is: a private key and its chain of certificates.
 *
 * @param password of the key in the store, which lies in memory alone
 */
public record ServerKeys(KeyStore store, String password) {
  /** The password is not for logs. */
  @Override
  public String toString() {
    return "ServerKeys[" + store.getType() + "]";
  }
}
