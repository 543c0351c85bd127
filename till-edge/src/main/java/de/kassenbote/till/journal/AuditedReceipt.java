package de.kassenbote.till.journal;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Money;

/** A receipt as the journal's stored bytes hold it; the hash is SHA-256 of the payload, 64 hex digits. */
public record AuditedReceipt(EntryKey key, String idempotencyKey, Money total, String payloadSha256) {}
