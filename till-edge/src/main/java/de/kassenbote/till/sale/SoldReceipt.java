package de.kassenbote.till.sale;

import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.envelope.JournalEntry;

/**
 * A receipt that is committed.
 *
 * @param entry its journal entry, whose payload is the receipt's JSON as first written
 */
public record SoldReceipt(String number, Money total, JournalEntry entry) {}
