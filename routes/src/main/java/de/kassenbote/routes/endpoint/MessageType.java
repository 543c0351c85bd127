package de.kassenbote.routes.endpoint;

/** The property {@link #PROPERTY} of the small JSON messages between till and hub, and its values. */
public final class MessageType {
  public static final String PROPERTY = "type";

  /** Till to hub: {@link de.kassenbote.routes.contract.Heartbeat}. */
  public static final String HEARTBEAT = "heartbeat";

  /** Hub to till: {@link de.kassenbote.routes.contract.HeartbeatAnswer}. */
  public static final String HEARTBEAT_ANSWER = "heartbeat-answer";

  /** Till to hub: {@link de.kassenbote.routes.contract.CatchUpRequest}. */
  public static final String CATCH_UP = "catch-up";

  /** Hub to till: {@link de.kassenbote.routes.contract.Watermark}. */
  public static final String WATERMARK = "watermark";

  private MessageType() {}
}
