package de.kassenbote.hub.people;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.people.RefusedPassword.Reason;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * Hashes passwords by bcrypt, which is slow on purpose: at most two at a time, so that many logins at once do not take the processors
 * from the tills.
 */
public final class Passwords {
  static final int SHORTEST = 12;

  /** What bcrypt looks at. */
  static final int MOST_BYTES = 72;

  /** About a sixth of a second. */
  private static final int COST = 11;

  /** Of a password that was thrown away. */
  private static final String NOBODYS = "$2y$11$1hVFzlDU/m0iVGyRo.hCOOUNgnZIRfwjwGNVoe/VMkZyVQZ2QQe66";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final int cost;
  private final Semaphore room = new Semaphore(2);

  public Passwords() {
    this(COST);
  }

  /**
   * @param cost the logarithm of the rounds, from 4; what is hashed already keeps its own
   */
  Passwords(int cost) {
    this.cost = cost;
  }

  String hash(String password) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return inTurn(() -> OpenBSDBCrypt.generate(password.toCharArray(), salt, cost));
  }

  /** Takes as long for nobody's hash as for somebody's: the time does not tell who there is. */
  boolean isOf(String password, Optional<String> hash) {
    boolean tooLong = bytes(password) > MOST_BYTES;
    String given = tooLong ? "" : password;
    boolean same = inTurn(() -> OpenBSDBCrypt.checkPassword(hash.orElse(NOBODYS), given.toCharArray()));
    return same && hash.isPresent() && !tooLong;
  }

  /**
   * @throws RefusedPassword when somebody may not choose it
   */
  static void require(String password, PersonName name) {
    if (password.length() < SHORTEST || bytes(password) > MOST_BYTES || password.indexOf(0) >= 0) {
      throw new RefusedPassword(Reason.LENGTH);
    }
    if (password.contains(name.value())) {
      throw new RefusedPassword(Reason.HOLDS_NAME);
    }
  }

  private static int bytes(String password) {
    return password.getBytes(StandardCharsets.UTF_8).length;
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!room.tryAcquire(5, TimeUnit.SECONDS)) {
        throw new HttpProblem(429, "too many people log in at this moment: try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    try {
      return work.get();
    } finally {
      room.release();
    }
  }
}
