package de.kassenbote.hub.imports;

/** What stands before the decimals. */
public enum DecimalSign {
  COMMA(','),
  POINT('.');

  private final char sign;

  DecimalSign(char sign) {
    this.sign = sign;
  }

  char sign() {
    return sign;
  }

  String id() {
    return this == COMMA ? "comma" : "point";
  }

  DecimalSign other() {
    return this == COMMA ? POINT : COMMA;
  }
}
