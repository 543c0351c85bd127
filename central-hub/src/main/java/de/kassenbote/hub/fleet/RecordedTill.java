package de.kassenbote.hub.fleet;

/**
 * What is recorded of one till.
 *
 * @param epoch that the till is at here; 0 = nothing of it is recorded
 * @param watermark everything up to here of that epoch is durable here
 * @param receipts projected so far, of all epochs
 * @param receiptsToday those of them sold since the day began
 * @param deadLetters of this till at the hub, not settled
 * @param alarms of this till, not settled: quarantined entries, a broken chain
 */
public record RecordedTill(int epoch, long watermark, long receipts, long receiptsToday, long deadLetters, long alarms) {
  /** Of a till that never sent anything. */
  public static final RecordedTill NOTHING = new RecordedTill(0, 0, 0, 0, 0, 0);
}
