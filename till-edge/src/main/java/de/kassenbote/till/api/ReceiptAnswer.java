package de.kassenbote.till.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Sha256;
import de.kassenbote.till.sale.SoldReceipt;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A receipt as the API answers it.
 *
 * @param atHub whether the hub has confirmed it, as far as the till knows
 * @param payloadSha256 of the receipt's bytes as the journal holds them
 * @param receipt these bytes
 */
record ReceiptAnswer(
    String number,
    TillId till,
    int epoch,
    long seq,
    Money total,
    boolean atHub,
    String payloadSha256,
    @JsonRawValue String receipt) {
  /**
   * @param next the {@code after} of the next page; the same again when this one was the last
   */
  record Page(List<ReceiptAnswer> receipts, long next) {}

  static ReceiptAnswer of(SoldReceipt sold, int epoch, long confirmedSeq) {
    EntryKey key = sold.entry().key();
    byte[] payload = sold.entry().payload();
    return new ReceiptAnswer(
        sold.number(),
        key.till(),
        key.epoch(),
        key.seq(),
        sold.total(),
        key.epoch() < epoch || key.seq() <= confirmedSeq,
        Sha256.of(payload),
        new String(payload, StandardCharsets.UTF_8));
  }
}
