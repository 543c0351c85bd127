package de.kassenbote.systemtest.harness;

/** What is killed without warning and started again on the same data and ports. */
public interface Mortal {
  String name();

  /** {@code kill -9}; returns when it is gone. */
  void kill();

  /** Returns when it can be used. */
  void startAgain();
}
