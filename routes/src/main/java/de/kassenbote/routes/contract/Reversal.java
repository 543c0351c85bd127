package de.kassenbote.routes.contract;

/**
 * A new receipt that undoes an earlier one of any till: its lines are the old ones with the opposite quantity.
 *
 * @param reverses the entry of the receipt that is undone
 * @param reversedNumber that receipt's number
 */
public record Reversal(Receipt receipt, EntryKey reverses, String reversedNumber, String reason) {
  public static final String TYPE = "reversal";

  public Reversal {
    Check.present("reversal.receipt", receipt);
    Check.present("reversal.reverses", reverses);
    Check.text("reversal.reversedNumber", reversedNumber, 40);
    Check.text("reversal.reason", reason, 200);
  }
}
