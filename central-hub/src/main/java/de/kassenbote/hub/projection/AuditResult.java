package de.kassenbote.hub.projection;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Money;
import java.util.List;

/**
 * What the audit found.
 *
 * @param receipts of all recorded entries that hold one, reversals included, by till, epoch and seq
 * @param entries recorded entries read
 * @param missing complete journals lack an entry, or a receipt is neither projected nor known as failed or waiting
 * @param changed an entry's bytes do not give its hash, the chain breaks unmarked, an entry came again with other
 *     content, or a projected receipt says something else
 * @param doubled the same number or idempotency key in more than one receipt entry
 * @param findings one sentence for each, the first 100
 */
public record AuditResult(
    List<AuditedReceipt> receipts, long entries, long missing, long changed, long doubled, List<String> findings) {
  public AuditResult {
    receipts = List.copyOf(receipts);
    findings = List.copyOf(findings);
  }

  /** Nothing missing, changed or doubled. */
  public boolean isClean() {
    return missing == 0 && changed == 0 && doubled == 0;
  }

  /**
   * A receipt as the recorded bytes say.
   *
   * @param payloadHash SHA-256 of the entry's payload
   */
  public record AuditedReceipt(EntryKey entry, String number, String idempotencyKey, Money total, String payloadHash) {}
}
