package de.kassenbote.http;

/** A request cannot be served; the message is one sentence for its sender that names what was wrong and what is allowed. */
public final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  public HttpProblem(int status, String message) {
    super(message);
    this.status = status;
  }

  public static HttpProblem badRequest(String message) {
    return new HttpProblem(400, message);
  }

  public static HttpProblem notFound(String message) {
    return new HttpProblem(404, message);
  }

  public static HttpProblem conflict(String message) {
    return new HttpProblem(409, message);
  }

  /** Understood, but against a rule of the business. */
  public static HttpProblem unprocessable(String message) {
    return new HttpProblem(422, message);
  }

  public int status() {
    return status;
  }
}
