package de.kassenbote.hub.masterdata;

import java.util.List;
import java.util.stream.Collectors;

/** At least one of the edits contradicts what is stored or another edit; none is done. */
public final class InvalidEdits extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  InvalidEdits(List<Finding> findings) {
    super(findings.stream().map(Finding::reason).collect(Collectors.joining("; ")));
    this.findings = List.copyOf(findings);
  }

  public List<Finding> findings() {
    return findings;
  }
}
