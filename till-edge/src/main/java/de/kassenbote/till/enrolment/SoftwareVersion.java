package de.kassenbote.till.enrolment;

import java.util.Objects;

/** The version this software was built as. */
public final class SoftwareVersion {
  private SoftwareVersion() {}

  /** From the jar's manifest; {@code development} when run from classes. */
  public static String current() {
    return Objects.requireNonNullElse(SoftwareVersion.class.getPackage().getImplementationVersion(), "development");
  }
}
