package de.kassenbote.systemtest.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ports below those that the system gives to connections, and apart from those of every other process that takes its ports here: a
 * killed app finds its own free when it comes back. A process has blocks of them; that it holds the first port of a block makes the block its own.
 */
public final class FreePort {
  private static final int FIRST = 20_000;
  private static final int BLOCK = 100;
  private static final int BLOCKS = 120;
  private static final List<ServerSocket> CLAIMS = new ArrayList<>();

  private static int next;
  private static int end;

  private FreePort() {}

  public static synchronized int next() {
    while (true) {
      if (next == end) {
        claim();
      }
      int port = next++;
      Optional<ServerSocket> probe = bind(port);
      if (probe.isPresent()) {
        close(probe.get());
        return port;
      }
    }
  }

  private static void claim() {
    for (int block = 0; block < BLOCKS; block++) {
      int port = FIRST + block * BLOCK;
      Optional<ServerSocket> claim = bind(port);
      if (claim.isPresent()) {
        CLAIMS.add(claim.get());
        next = port + 1;
        end = port + BLOCK;
        return;
      }
    }
    throw new IllegalStateException("no block of ports is free between %d and %d".formatted(FIRST, FIRST + BLOCKS * BLOCK));
  }

  private static Optional<ServerSocket> bind(int port) {
    try {
      return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("cannot give port %d back".formatted(socket.getLocalPort()), e);
    }
  }
}
