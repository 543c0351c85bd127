import de.kassenbote.certificates.CertificateAuthority;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Makes a key and certificate for a till that no hub knows; for the rehearsal in the build alone, run from its source. */
final class RehearsedTill {
  private RehearsedTill() {}

  public static void main(String[] directory) throws Exception {
    Clock clock = Clock.systemUTC();
    CertificateAuthority authority = new CertificateAuthority(CertificateAuthority.create("of no hub", clock), clock);
    authority.server("R1", List.of(), Duration.ofDays(1)).write(Path.of(directory[0], "identity"), "till");
  }
}
