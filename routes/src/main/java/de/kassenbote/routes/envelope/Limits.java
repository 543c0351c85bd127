package de.kassenbote.routes.envelope;

/** How much one envelope carries. */
public final class Limits {
  /** Journal entries or changes. */
  public static final int ITEMS = 500;

  /** Bytes before deflating. */
  public static final int PLAIN_BYTES = 1 << 20;

  /** Bytes deflated; from 100 KiB on the broker would keep a file for each message. A single item may exceed it. */
  public static final int PACKED_BYTES = 90 << 10;

  private Limits() {}
}
