package de.kassenbote.systemtest.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports below those that the system gives to connections, and apart from those of the other fork: a killed process finds its
 * own free when it comes back.
 */
public final class FreePort {
  private static final AtomicInteger NEXT =
      new AtomicInteger(20_000 + Integer.getInteger("kassenbote.fork", 1) * 3_000 + (int) (ProcessHandle.current().pid() % 250) * 10);

  private FreePort() {}

  public static int next() {
    while (true) {
      int port = NEXT.getAndIncrement();
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException e) {
        // taken: the next one
      }
    }
  }
}
