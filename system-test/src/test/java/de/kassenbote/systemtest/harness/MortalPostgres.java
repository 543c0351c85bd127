package de.kassenbote.systemtest.harness;

import de.kassenbote.database.RealPostgres;

/** The hub's database server. */
public record MortalPostgres(RealPostgres server) implements Mortal {
  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public void kill() {
    server.kill();
  }

  @Override
  public void startAgain() {
    server.startAgain();
  }
}
