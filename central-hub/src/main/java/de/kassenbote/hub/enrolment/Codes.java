package de.kassenbote.hub.enrolment;

import de.kassenbote.certificates.Fingerprint;
import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.hub.registry.BranchId;
import de.kassenbote.routes.contract.Base32;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes one-time codes, checks them and takes them back. A secret is given out once and kept as a hash. */
public final class Codes {
  /** How long a code is good when nobody says otherwise. */
  public static final Duration USUAL = Duration.ofMinutes(15);

  static final int TRIES = 5;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(14);
  private static final int ID_BYTES = 5;
  private static final int SECRET_BYTES = 10;
  private static final int LISTED = 200;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;
  private final OperatorActs acts;
  private final Fingerprint authority;
  private final Supplier<String> address;
  private final Clock clock;

  /**
   * @param address of the hub's web services as tills reach them, {@code host:port}
   */
  public Codes(Database database, OperatorActs acts, Fingerprint authority, Supplier<String> address, Clock clock) {
    this.database = database;
    this.acts = acts;
    this.authority = authority;
    this.address = address;
    this.clock = clock;
  }

  /**
   * What a code is made for.
   *
   * @param till absent = one of the branch's, whoever comes
   * @param branch absent when it is for one till
   * @param valid from one minute to fourteen days
   */
  public record Wish(@Nullable TillId till, @Nullable BranchId branch, Duration valid) {
    public Wish {
      if ((till == null) == (branch == null)) {
        throw new IllegalArgumentException("a code is for one till or for one branch: name either");
      }
      if (valid.compareTo(SHORTEST) < 0 || valid.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("a code may be valid for one minute to fourteen days, got " + valid);
      }
    }
  }

  /** A new code with its only copy of the secret; belongs to the transaction. */
  public EnrolmentCode make(Handle h, Wish wish, Operator who) {
    EnrolmentCode code = new EnrolmentCode(address.get(), authority, random(ID_BYTES), random(SECRET_BYTES));
    Instant now = clock.instant();
    Code kept =
        new Code(code.id(), wish.till(), wish.branch(), now, who.name(), now.plus(wish.valid()), TRIES, null, null, null, null, null, hash(code.id(), code.secret()));
    CodeTable.insert(h, kept);
    acts.noteChange(h, who, "code-add", parameters(kept), new OperatorActs.Change(null, kept), "made code %s for %s".formatted(code.id(), whom(kept)));
    return code;
  }

  List<Code> latest() {
    return database.read(h -> CodeTable.latest(h, LISTED));
  }

  /** It is good for nothing from now on; one that was used, or had ended, stays as it is. */
  Code revoke(String id, Operator who) {
    return database.inTransaction(h -> {
      Code code = CodeTable.lock(h, id).orElseThrow(() -> HttpProblem.notFound("there is no code " + id));
      if (code.state(clock.instant()) != Code.State.OPEN) {
        throw HttpProblem.conflict("code %s is %s: only an open one can be revoked".formatted(id, text(code)));
      }
      CodeTable.revoke(h, id, clock.instant());
      Code after = CodeTable.lock(h, id).orElseThrow();
      acts.noteChange(h, who, "code-revoke", parameters(code), new OperatorActs.Change(code, after), "revoked code " + id);
      return after;
    });
  }

  /**
   * The code with that secret, locked until the transaction ends. A wrong secret counts, for which the caller must let the transaction
   * commit: so it is returned and not thrown.
   *
   * @return empty when there is no such code or the secret is another
   */
  Optional<Code> withSecret(Handle h, String id, String secret) {
    Optional<Code> code = CodeTable.lock(h, id).filter(c -> c.triesLeft() > 0);
    boolean right = code.isPresent() && MessageDigest.isEqual(ascii(code.get().secretHash()), ascii(hash(id, secret)));
    if (!right) {
      CodeTable.wrongSecret(h, id);
    }
    return right ? code : Optional.empty();
  }

  /** Such as {@code expired}, for messages. */
  String text(Code code) {
    return code.state(clock.instant()).name().toLowerCase(java.util.Locale.ROOT);
  }

  private static Map<String, Object> parameters(Code code) {
    return code.till() == null ? Map.of("code", code.id(), "branch", String.valueOf(code.branch())) : Map.of("code", code.id(), "till", code.till());
  }

  private static String whom(Code code) {
    return code.till() == null ? "a till of branch " + code.branch() : "till " + code.till();
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base32.text(random);
  }

  /** Eighty random bits, five tries and minutes to live: no slow hash is needed. */
  private static String hash(String id, String secret) {
    return new Sha256().field(id).field(secret).hex();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
