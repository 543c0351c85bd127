package de.kassenbote.routes.contract;

import org.jspecify.annotations.Nullable;

/**
 * The content of a message is wrong; trying again cannot help. It goes aside once, with this reason. Every other
 * exception means that the world is down: roll back, try again.
 */
public class RejectedMessage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RejectedMessage(String reason) {
    super(reason);
  }

  public RejectedMessage(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
