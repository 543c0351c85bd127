package de.kassenbote.routes.envelope;

import de.kassenbote.routes.contract.RejectedMessage;

/** A body does not have the SHA-256 it was sent with: a fault of transport or storage, mended by sending the range again. */
public final class DamagedBody extends RejectedMessage {
  private static final long serialVersionUID = 1L;

  DamagedBody(String message) {
    super(message);
  }
}
