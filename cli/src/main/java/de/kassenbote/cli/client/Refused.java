package de.kassenbote.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** The server answered no; the message is its own sentence. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient JsonNode body;

  public Refused(int status, String message) {
    this(status, message, MissingNode.getInstance());
  }

  /**
   * @param body the whole answer; missing when it was not JSON
   */
  Refused(int status, String message, JsonNode body) {
    super(message);
    this.status = status;
    this.body = body;
  }

  public JsonNode body() {
    return body;
  }

  public int status() {
    return status;
  }

  /** Whether it may say yes to the same request later: it had a fault, or was starting or stopping. */
  public boolean isPassing() {
    return status >= 500;
  }
}
