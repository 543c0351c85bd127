package de.kassenbote.till.enrolment;

import de.kassenbote.certificates.CertificateRequest;
import de.kassenbote.certificates.Identity;
import de.kassenbote.certificates.KeyPairs;
import de.kassenbote.certificates.Pem;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EnrolmentAnswer;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.EnrolmentOffer;
import de.kassenbote.routes.contract.EnrolmentOffers;
import de.kassenbote.routes.contract.EnrolmentRequest;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.till.enrolment.EnrolmentRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Makes this machine a till, by a code. Keys are made here and never leave; what is interrupted is done again with the same code, and then
 * goes on with the same keys, so that the hub gives the same answer.
 */
public final class Enrolment {
  /** Sales carry the machine's time: a clock that is further off is set right first. */
  private static final Duration CLOCK = Duration.ofMinutes(10);

  private final EnrolmentCode code;
  private final Path data;
  private final HubOffice hub;
  private final Clock clock;

  /**
   * @param data directory of the till, which must not hold one yet
   * @throws EnrolmentRefused when it does
   */
  public Enrolment(EnrolmentCode code, Path data, Clock clock) {
    this.code = code;
    this.data = data;
    this.clock = clock;
    this.hub = new HubOffice(code, clock);
    if (Enrolled.isIn(data) || Files.exists(data.resolve("database"))) {
      throw new EnrolmentRefused(Reason.HOLDS_A_TILL, data);
    }
  }

  /**
   * The tills that the code allows at this moment.
   *
   * @throws EnrolmentRefused when the hub cannot be reached, is not the one of the code, or refuses it
   */
  public List<EnrolmentOffer> offers() {
    EnrolmentOffers offers = hub.offers();
    if (offers.version() != Contract.VERSION) {
      throw new EnrolmentRefused(Reason.OTHER_VERSION, offers.version(), Contract.VERSION);
    }
    requireRightClock(offers.hubTime());
    return offers.tills();
  }

  /**
   * Makes this machine that till. When it returns, all of it is on the disk.
   *
   * @param device what this machine calls itself, for people at the hub
   * @throws EnrolmentRefused when the hub refuses; then this machine is no till
   */
  public EnrolmentAnswer enrol(TillId till, String device) throws IOException {
    Path folder = data.resolve(Enrolled.FOLDER);
    KeyPair tls = KeyPairs.kept(Identity.keyFile(folder, Enrolled.TLS), KeyPairs::forTls);
    KeyPair vouchers = KeyPairs.kept(Identity.keyFile(folder, Enrolled.VOUCHERS), KeyPairs::forVouchers);
    EnrolmentAnswer answer =
        hub.enrol(
            new EnrolmentRequest(
                code.id(), code.secret(), till, CertificateRequest.of(tls), CertificateRequest.of(vouchers), device, SoftwareVersion.current()));
    Identity.of(tls, Pem.certificates(answer.certificates(), "the hub's answer")).writeCertificate(folder, Enrolled.TLS);
    Identity.of(vouchers, Pem.certificates(answer.voucherCertificates(), "the hub's answer")).writeCertificate(folder, Enrolled.VOUCHERS);
    Enrolled.write(data, answer.assignment());
    return answer;
  }

  private void requireRightClock(Instant hubTime) {
    Duration off = Duration.between(hubTime, clock.instant());
    if (off.abs().compareTo(CLOCK) > 0) {
      throw new EnrolmentRefused(Reason.CLOCK_OFF, clock.instant(), hubTime);
    }
  }
}
