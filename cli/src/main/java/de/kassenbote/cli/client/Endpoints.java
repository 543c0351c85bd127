package de.kassenbote.cli.client;

/** The ports that apps take when nobody names others. */
public final class Endpoints {
  public static final String HUB_HTTP_PORT = "8400";
  public static final String HUB_HTTPS_PORT = "8443";
  public static final String HUB_BROKER_PORT = "8461";
  public static final String TILL_HTTP_PORT = "8401";

  private Endpoints() {}
}
