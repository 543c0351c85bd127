package de.kassenbote.hub.access;

import de.kassenbote.certificates.CertificateAuthority;
import de.kassenbote.certificates.CertificateProblem;
import de.kassenbote.certificates.Fingerprint;
import de.kassenbote.certificates.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's authority and its own certificate, in the folder {@code certificates} of its data directory. Both are made at the first start;
 * an operator may put an authority of his own there before that ({@code authority.key} and {@code authority.crt}).
 */
public final class HubCertificates implements Runnable {
  public static final String FOLDER = "certificates";

  private static final Logger log = LoggerFactory.getLogger(HubCertificates.class);
  private static final String AUTHORITY = "authority";
  private static final String HUB = "hub";
  private static final Duration VALID = Duration.ofDays(397);
  private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

  private final Path folder;
  private final List<String> names;
  private final Clock clock;
  private final CertificateAuthority authority;
  private volatile Identity hub;
  private volatile Runnable renewed = () -> {};

  private HubCertificates(Path folder, List<String> names, Clock clock) throws IOException {
    this.folder = folder;
    this.names = names;
    this.clock = clock;
    if (Files.exists(Identity.keyFile(folder, AUTHORITY)) != Files.exists(Identity.certificateFile(folder, AUTHORITY))) {
      throw new IllegalStateException(
          "%s must hold both authority.key and authority.crt, or neither: bring the one that is missing, as no till is let in without".formatted(folder));
    }
    if (!Identity.isIn(folder, AUTHORITY)) {
      CertificateAuthority.create("Kassenbote hub", clock).write(folder, AUTHORITY);
      log.info("made an authority for the certificates of this hub and its tills, in {}", folder);
    }
    this.authority = new CertificateAuthority(Identity.read(folder, AUTHORITY), clock);
    this.hub = kept().orElseGet(this::made);
    renewIfDue();
  }

  /**
   * @param names and addresses by which tills and browsers know this hub
   * @throws RuntimeException with one sentence when a file there cannot be used
   */
  public static HubCertificates in(Path data, List<String> names, Clock clock) throws IOException {
    return new HubCertificates(data.resolve(FOLDER), names, clock);
  }

  /** Brings the authority from one data directory into another, where there is none; the hub's own certificate is made anew there. */
  public static void copy(Path from, Path to) throws IOException {
    Path there = from.resolve(FOLDER);
    if (Identity.isIn(there, AUTHORITY)) {
      Identity.read(there, AUTHORITY).write(to.resolve(FOLDER), AUTHORITY);
    }
  }

  public CertificateAuthority authority() {
    return authority;
  }

  public Fingerprint fingerprint() {
    return Fingerprint.of(authority.certificate());
  }

  /** The hub's own, the present one. */
  public Identity hub() {
    return hub;
  }

  /** Whom to tell when the hub's own certificate is another. */
  public void onRenewed(Runnable listener) {
    renewed = listener;
  }

  /** Now and then: a certificate that ends soon, that lacks a name, or is of another authority, is replaced. */
  @Override
  public void run() {
    renewIfDue();
  }

  private void renewIfDue() {
    boolean ends = hub.certificate().getNotAfter().toInstant().isBefore(clock.instant().plus(RENEWED_BEFORE));
    if (ends || !hub.authority().equals(authority.certificate()) || !namesIn(hub).containsAll(names)) {
      hub = made();
      renewed.run();
    }
  }

  /** A hub that was killed between its two files has neither, and is given others. */
  private Optional<Identity> kept() throws IOException {
    try {
      return Identity.isIn(folder, HUB) ? Optional.of(Identity.read(folder, HUB)) : Optional.empty();
    } catch (CertificateProblem e) {
      log.warn("the hub's own certificate is made anew: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private Identity made() {
    Identity made = authority.server("hub", names, VALID);
    try {
      made.write(folder, HUB);
    } catch (IOException e) {
      throw new UncheckedIOException("the hub's certificate cannot be written to " + folder, e);
    }
    log.info("made a certificate for this hub as {}", names);
    return made;
  }

  private static List<String> namesIn(Identity identity) {
    try {
      Collection<List<?>> alternatives = Objects.requireNonNullElse(identity.certificate().getSubjectAlternativeNames(), List.of());
      return alternatives.stream().map(name -> String.valueOf(name.get(1))).toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}
