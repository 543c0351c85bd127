package de.kassenbote.routes.contract;

/**
 * What a machine is told when it becomes a till; what it is told later comes by the settings feed.
 *
 * @param address of the hub's broker, {@code host:port}
 * @param epoch the number of this installation of the till
 * @param settings in force until the settings feed brings newer ones
 */
public record Assignment(int version, String address, TillId till, int epoch, TillSettings settings) {
  public Assignment {
    Check.that(version == Contract.VERSION, "assignment of version %d, known is %d", version, Contract.VERSION);
    HostAndPort.require("assignment.address", address);
    Check.present("assignment.till", till);
    Check.that(epoch >= 1, "assignment.epoch must be 1 or more, got %d", epoch);
    Check.present("assignment.settings", settings);
  }
}
