package de.kassenbote.cli.terminal;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.routes.contract.TillId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Tills as they are named on the command line. */
public final class TillIds implements ITypeConverter<TillId> {
  @Override
  public TillId convert(String value) {
    try {
      return new TillId(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(text("not-a-till-id", value));
    }
  }
}
