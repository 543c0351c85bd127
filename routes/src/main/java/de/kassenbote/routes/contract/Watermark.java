package de.kassenbote.routes.contract;

/** Told to a till right after its entries were recorded: everything up to {@code seq} of this epoch is durable at the hub. */
public record Watermark(int epoch, long seq) {
  public Watermark {
    Check.that(epoch >= 1 && seq >= 0, "watermark %d of epoch %d is not one", seq, epoch);
  }
}
