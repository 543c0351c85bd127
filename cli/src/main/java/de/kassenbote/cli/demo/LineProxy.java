package de.kassenbote.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line between a till and the hub: forwards TCP connections from a port of its own, and can be spoilt in the ways that
 * real lines are. {@link #restore} ends every kind of spoiling.
 */
public final class LineProxy implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LineProxy.class);
  private static final int BACKLOG = 50;
  private static final long ACCEPTING_MILLIS = 6_000;

  private final InetSocketAddress target;
  private final Quality quality = new Quality();
  private final Set<LineConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicLong carried = new AtomicLong();
  private final int port;
  private ServerSocket listener;
  private Thread acceptor;

  private LineProxy(InetSocketAddress target) throws IOException {
    this.target = target;
    this.listener = listen(0);
    this.port = listener.getLocalPort();
    this.acceptor = accept(listener);
  }

  /** Listens on any free loopback port. */
  public static LineProxy to(String host, int port) {
    try {
      return new LineProxy(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a line to " + host + ":" + port, e);
    }
  }

  public int port() {
    return port;
  }

  /** Bytes that came out at the far end, both directions together. */
  public long bytesCarried() {
    return carried.get();
  }

  public int openConnections() {
    return connections.size();
  }

  /** No network: connections end, new ones are refused. */
  public void cut() {
    Thread accepting;
    synchronized (this) {
      close(listener);
      connections.forEach(LineConnection::close);
      accepting = acceptor;
    }
    awaitEnd(accepting);
  }

  /** What a restarting router does: connections are torn down with RST; new ones work at once. */
  public synchronized void reset() {
    connections.forEach(LineConnection::reset);
  }

  /** The worst: connections stay, also new ones, but not a byte moves and nobody is told. */
  public void stall() {
    quality.stall();
  }

  /**
   * @param bitsPerSecond each way, for each connection
   * @param delay each way
   */
  public void slow(long bitsPerSecond, Duration delay) {
    quality.slow(bitsPerSecond, delay);
  }

  public synchronized void restore() {
    quality.perfect();
    if (listener.isClosed()) {
      try {
        listener = listen(port);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot open the line on port " + port + " again", e);
      }
      acceptor = accept(listener);
    }
  }

  @Override
  public void close() {
    cut();
    quality.perfect();
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    return socket;
  }

  private Thread accept(ServerSocket socket) {
    Thread thread = new Thread(() -> acceptUntilClosed(socket), "line-" + socket.getLocalPort());
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void acceptUntilClosed(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        connect(socket, socket.accept());
      } catch (IOException e) {
        log.debug("line on port {}: {}", port, e.getMessage());
      }
    }
  }

  private void connect(ServerSocket socket, Socket near) throws IOException {
    var far = new Socket();
    try {
      far.connect(target, 5_000);
    } catch (IOException e) {
      near.close();
      throw e;
    }
    var connection = new LineConnection(near, far, quality, carried::addAndGet, connections::remove);
    synchronized (this) {
      if (socket.isClosed()) {
        connection.close();
        return;
      }
      connections.add(connection);
    }
    connection.start();
  }

  /** As long as it hangs in the system's accept, the system still takes connections. */
  private static void awaitEnd(Thread accepting) {
    try {
      accepting.join(ACCEPTING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
