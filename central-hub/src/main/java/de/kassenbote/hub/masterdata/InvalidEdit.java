package de.kassenbote.hub.masterdata;

/** An edit contradicts what is stored. */
public final class InvalidEdit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field of the contract's record
   * @param reason one sentence that names the value and what is allowed
   */
  public InvalidEdit(String field, String reason) {
    super(reason);
    this.field = field;
  }

  String field() {
    return field;
  }
}
