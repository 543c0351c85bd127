package de.kassenbote.till.enrolment;

import de.kassenbote.certificates.CertificateProblem;
import de.kassenbote.certificates.Identity;
import de.kassenbote.certificates.OwnersFile;
import de.kassenbote.certificates.Tls;
import de.kassenbote.routes.contract.Assignment;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.RejectedMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/**
 * What a data directory knows of the till that this machine is: the folder {@code identity} with {@code installation.json}, the key and
 * certificate for TLS ({@code till}) and those for signing vouchers ({@code voucher}).
 *
 * @param tls by which the hub knows this till
 */
public record Enrolled(Assignment assignment, Identity tls) {
  public static final String FOLDER = "identity";

  static final String TLS = "till";
  static final String VOUCHERS = "voucher";
  private static final String INSTALLATION = "installation.json";

  /**
   * @throws IllegalArgumentException with one sentence when there is no till in that directory, or what it knows cannot be used
   */
  public static Enrolled in(Path data) {
    Path folder = data.resolve(FOLDER);
    Path file = folder.resolve(INSTALLATION);
    if (Files.notExists(file)) {
      throw new IllegalArgumentException("%s holds no till yet: enrol this machine first".formatted(data));
    }
    try {
      return new Enrolled(Contract.read(Files.readAllBytes(file), Assignment.class), Identity.read(folder, TLS));
    } catch (RejectedMessage | CertificateProblem | IllegalStateException e) {
      throw new IllegalArgumentException("%s cannot be used: %s".formatted(folder, e.getMessage()), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  public static boolean isIn(Path data) {
    return Files.exists(data.resolve(FOLDER).resolve(INSTALLATION));
  }

  /** For connections to the hub. */
  public SSLContext context() {
    return Tls.client(tls);
  }

  /** The last step: what is written before it can be written again. */
  static void write(Path data, Assignment assignment) throws IOException {
    OwnersFile.write(data.resolve(FOLDER).resolve(INSTALLATION), new String(Contract.write(assignment), StandardCharsets.UTF_8));
  }
}
