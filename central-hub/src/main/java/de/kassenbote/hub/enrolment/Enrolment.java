package de.kassenbote.hub.enrolment;

import de.kassenbote.certificates.CertificateAuthority;
import de.kassenbote.certificates.CertificateProblem;
import de.kassenbote.certificates.CertificateRequest;
import de.kassenbote.certificates.Pem;
import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.hub.registry.Binding;
import de.kassenbote.hub.registry.TillRow;
import de.kassenbote.routes.contract.Assignment;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EnrolmentAnswer;
import de.kassenbote.routes.contract.EnrolmentOffer;
import de.kassenbote.routes.contract.EnrolmentOffers;
import de.kassenbote.routes.contract.EnrolmentRequest;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Sha256;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Makes machines tills. A till is bound, has its numbers, its subscription and its certificates in one transaction, and the code is used up
 * in the same; a machine that did not hear the answer asks again with the same keys and hears it again.
 */
public final class Enrolment {
  /** So long a till's certificate is good; it is renewed long before that. */
  public static final Duration VALID = Duration.ofDays(397);

  private final Database database;
  private final Codes codes;
  private final Binding binding;
  private final CertificateAuthority authority;
  private final OperatorActs acts;
  private final Consumer<TillId> bound;
  private final Clock clock;

  /**
   * @param bound what is to be done once a till is bound, such as making its queues
   */
  public Enrolment(
      Database database, Codes codes, Binding binding, CertificateAuthority authority, OperatorActs acts, Consumer<TillId> bound, Clock clock) {
    this.database = database;
    this.codes = codes;
    this.binding = binding;
    this.authority = authority;
    this.acts = acts;
    this.bound = bound;
    this.clock = clock;
  }

  /**
   * Which tills that code allows.
   *
   * @throws HttpProblem 403 when code or secret are wrong, 410 when the code is good for nothing any more
   */
  EnrolmentOffers offers(EnrolmentRequest asked) {
    return withCode(asked, (h, code) -> {
      requireOpen(code);
      List<EnrolmentOffer> tills =
          binding.free(h).stream().filter(till -> code.isFor(till.id(), till.branch())).map(Enrolment::offer).toList();
      return new EnrolmentOffers(Contract.VERSION, clock.instant(), tills);
    });
  }

  /**
   * Binds a till to the machine that has these keys.
   *
   * @param from the address that it was asked from
   * @throws HttpProblem that says why not; then nothing has changed, but for a wrong secret, which counts
   */
  EnrolmentAnswer enrol(EnrolmentRequest asked, String from) {
    Wanted wanted = wanted(asked);
    EnrolmentAnswer answer = withCode(asked, (h, code) -> code.usedBy() == null ? begin(h, code, wanted, from) : again(h, code, wanted));
    bound.accept(wanted.till());
    return answer;
  }

  private EnrolmentAnswer begin(Handle h, Code code, Wanted wanted, String from) {
    requireOpen(code);
    TillRow before = binding.lock(h, wanted.till());
    if (!code.isFor(before.id(), before.branch())) {
      throw new HttpProblem(403, "code %s is not for till %s".formatted(code.id(), before.id()));
    }
    TillRow after = binding.begin(h, before, wanted.device(), wanted.software());
    CodeTable.use(h, code.id(), after, wanted.key(), clock.instant());
    EnrolmentAnswer answer = answer(h, after, wanted);
    Map<String, Object> parameters = Map.of("till", after.id(), "code", code.id());
    String result = "machine '%s' became installation %d of till %s".formatted(after.device(), after.epoch(), after.id());
    acts.noteChange(h, new Operator("code " + code.id(), from), "till-enrol", parameters, new OperatorActs.Change(before, after), result);
    return answer;
  }

  /** The answer that may have been lost, for the same machine and as long as it is the till. */
  private EnrolmentAnswer again(Handle h, Code code, Wanted wanted) {
    TillRow till = binding.lock(h, wanted.till());
    boolean stillThat = Integer.valueOf(till.epoch()).equals(code.usedEpoch()) && binding.isUsable(till);
    if (!wanted.key().equals(code.usedKey()) || !wanted.till().equals(code.usedBy()) || !stillThat) {
      throw new HttpProblem(410, "code %s was used already: ask for a new one".formatted(code.id()));
    }
    return answer(h, till, wanted);
  }

  private EnrolmentAnswer answer(Handle h, TillRow till, Wanted wanted) {
    String name = till.id().value();
    List<X509Certificate> tls = authority.client(name, till.epoch(), wanted.tls(), VALID);
    List<X509Certificate> vouchers = authority.voucherSigner(name, till.epoch(), wanted.vouchers(), VALID);
    binding.certified(h, till, tls.get(0));
    Assignment assignment = binding.assignment(h, till);
    return new EnrolmentAnswer(assignment, Pem.of(tls), Pem.of(vouchers), binding.handover(h, assignment.settings().scopes()));
  }

  /** What is wrong with the code is thrown when the transaction is through, so that a wrong secret has counted. */
  private <T> T withCode(EnrolmentRequest asked, WithCode<T> work) {
    Optional<T> result =
        database.inTransaction(h -> codes.withSecret(h, asked.code(), asked.secret()).map(code -> work.run(h, code)));
    return result.orElseThrow(
        () -> new HttpProblem(403, "this code is not known here, or was given wrongly too often: check it, or ask head office for a new one"));
  }

  private interface WithCode<T> {
    T run(Handle h, Code code);
  }

  private void requireOpen(Code code) {
    if (code.state(clock.instant()) != Code.State.OPEN) {
      throw new HttpProblem(410, "code %s is %s: ask head office for a new one".formatted(code.id(), codes.text(code)));
    }
  }

  private static EnrolmentOffer offer(TillRow till) {
    return new EnrolmentOffer(till.id(), till.name(), till.branch() == null ? null : till.branch().value());
  }

  private static Wanted wanted(EnrolmentRequest asked) {
    try {
      return new Wanted(
          present("till", asked.till(), till -> till),
          present("tlsRequest", asked.tlsRequest(), CertificateRequest::forTls),
          present("voucherRequest", asked.voucherRequest(), CertificateRequest::forVouchers),
          present("device", asked.device(), Binding::device),
          present("software", asked.software(), Binding::software));
    } catch (CertificateProblem | IllegalArgumentException e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static <A, B> B present(String field, @Nullable A value, Function<A, B> read) {
    if (value == null) {
      throw new IllegalArgumentException("enrolment.%s is missing".formatted(field));
    }
    return read.apply(value);
  }

  private record Wanted(TillId till, CertificateRequest tls, CertificateRequest vouchers, String device, String software) {
    /** The machine, as its key tells it from others. */
    String key() {
      PublicKey key = tls.key();
      return Sha256.of(key.getEncoded());
    }
  }
}
