package de.kassenbote.till.enrolment;

import de.kassenbote.certificates.TestAuthority;
import de.kassenbote.routes.contract.Assignment;
import java.io.IOException;
import java.nio.file.Path;

/** A data directory as an enrolment leaves it, of an authority of its own. */
public final class EnrolledDirectory {
  private EnrolledDirectory() {}

  public static void write(Path data, Assignment assignment) throws IOException {
    new TestAuthority().till(assignment.till().value()).write(data.resolve(Enrolled.FOLDER), Enrolled.TLS);
    Enrolled.write(data, assignment);
  }
}
