package de.kassenbote.routes.contract;

/**
 * Everything a bare installation needs to become a till; written once by the hub, for the eyes of that till alone.
 *
 * @param address of the hub's broker, {@code host:port}
 * @param password of the till at the hub's broker; never printed
 * @param settings in force until the settings feed brings newer ones
 */
public record TillFile(int version, String address, TillId till, int epoch, String password, TillSettings settings) {
  public TillFile {
    Check.that(version == Contract.VERSION, "till file of version %d, known is %d", version, Contract.VERSION);
    Check.text("tillFile.address", address, 200);
    Check.that(hasPort(address), "tillFile.address must be host:port with a port from 1 to 65535, got '%s'", address);
    Check.present("tillFile.till", till);
    Check.that(epoch >= 1, "tillFile.epoch must be 1 or more, got %d", epoch);
    Check.text("tillFile.password", password, 200);
    Check.present("tillFile.settings", settings);
  }

  private static boolean hasPort(String address) {
    if (!address.matches(".+:[0-9]{1,5}")) {
      return false;
    }
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    return port >= 1 && port <= 65_535;
  }

  @Override
  public String toString() {
    return "till file of " + till + ", epoch " + epoch + ", hub " + address;
  }
}
