package de.kassenbote.routes.contract;

import de.kassenbote.certificates.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * The one-time code by which a machine becomes a till. Written as {@code kassenbote://hub.example.org:8443/…}: where the hub is, and behind
 * it 52 characters in groups of four, which are the fingerprint of the hub's authority (26), the number of the code (8), its secret (16)
 * and a check (2), so that a mistyped one is found before anybody is asked. Characters are those of Crockford's base 32, which has no
 * letters that look like digits.
 *
 * @param address of the hub's web services, {@code host:port}
 * @param authority without which nothing is sent
 * @param id the code's number, eight characters
 * @param secret whoever knows it may use the code; never shown in logs
 */
public record EnrolmentCode(String address, Fingerprint authority, String id, String secret) {
  private static final String SCHEME = "kassenbote://";
  private static final int FINGERPRINT = 26;
  private static final int ID = 8;
  private static final int SECRET = 16;
  private static final int CHECK = 2;
  private static final int WHOLE = FINGERPRINT + ID + SECRET + CHECK;

  public EnrolmentCode {
    HostAndPort.require("code.address", address);
    Check.present("code.authority", authority);
    Check.that(Base32.isText(id, ID), "code.id must have %d characters", ID);
    Check.that(Base32.isText(secret, SECRET), "code.secret must have %d characters", SECRET);
  }

  /**
   * Reads what people copied or typed.
   *
   * @throws IllegalArgumentException that says what is wrong with it, never what was given
   */
  public static EnrolmentCode parse(String text) {
    String told = text.strip();
    Check.that(told.toLowerCase(Locale.ROOT).startsWith(SCHEME), "a code begins with %s and the hub's address", SCHEME);
    int end = told.indexOf('/', SCHEME.length());
    Check.that(end > 0, "a code is %shost:port/ and %d characters", SCHEME, WHOLE);
    return of(told.substring(SCHEME.length(), end), told.substring(end + 1));
  }

  /**
   * The same when the address was told apart.
   *
   * @param characters what stands behind the address
   */
  public static EnrolmentCode of(String address, String characters) {
    String code = Base32.plain(characters);
    Check.that(code.length() == WHOLE, "a code has %d characters, got %d", WHOLE, code.length());
    Check.that(Base32.isText(code, WHOLE), "a code has digits and letters without I, L, O and U only");
    String body = code.substring(0, WHOLE - CHECK);
    Check.that(check(body).equals(code.substring(WHOLE - CHECK)), "the code is mistyped somewhere: its last two characters do not go with the others");
    Fingerprint authority = Fingerprint.of(Base32.bytes(body.substring(0, FINGERPRINT), Fingerprint.BYTES));
    return new EnrolmentCode(address, authority, body.substring(FINGERPRINT, FINGERPRINT + ID), body.substring(FINGERPRINT + ID));
  }

  /** As people and scanners read it; it holds the secret. */
  public String text() {
    return SCHEME + address + "/" + characters();
  }

  /** What stands behind the address, in groups of four. */
  public String characters() {
    String body = Base32.text(authority.bytes()) + id + secret;
    return (body + check(body)).replaceAll("(.{4})(?=.)", "$1-");
  }

  private static String check(String body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.US_ASCII));
      return Base32.text(digest).substring(0, CHECK);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "code " + id + " for " + address;
  }
}
