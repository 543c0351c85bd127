package de.kassenbote.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection through a line: each direction is a reader, a bounded pipe with due times, and a writer. */
final class LineConnection {
  private static final Logger log = LoggerFactory.getLogger(LineConnection.class);
  private static final int CHUNK = 2048;
  private static final int CHUNKS_UNDER_WAY = 64;

  private final Socket near;
  private final Socket far;
  private final Quality quality;
  private final LongConsumer carried;
  private final Consumer<LineConnection> ended;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  /** Bytes on their way; none = the end of the stream. */
  // never compared
  @SuppressWarnings("ArrayRecordComponent")
  private record Chunk(long dueAt, byte[] bytes) {}

  @FunctionalInterface
  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  LineConnection(Socket near, Socket far, Quality quality, LongConsumer carried, Consumer<LineConnection> ended) {
    this.near = near;
    this.far = far;
    this.quality = quality;
    this.carried = carried;
    this.ended = ended;
  }

  void start() throws IOException {
    near.setTcpNoDelay(true);
    far.setTcpNoDelay(true);
    pump(near, far);
    pump(far, near);
  }

  void close() {
    end(false);
  }

  /** Linger 0 makes closing send RST. */
  void reset() {
    end(true);
  }

  private void pump(Socket from, Socket to) throws IOException {
    BlockingQueue<Chunk> pipe = new ArrayBlockingQueue<>(CHUNKS_UNDER_WAY);
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    start("line-read", () -> read(in, pipe));
    start("line-write", () -> write(pipe, out));
  }

  private void start(String name, Step step) {
    Thread thread =
        new Thread(
            () -> {
              try {
                step.run();
              } catch (IOException | InterruptedException e) {
                log.debug("connection ended: {}", e.getMessage());
                close();
              }
            },
            name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void read(InputStream in, BlockingQueue<Chunk> pipe) throws IOException, InterruptedException {
    byte[] buffer = new byte[CHUNK];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      pipe.put(new Chunk(quality.dueAt(), Arrays.copyOf(buffer, n)));
    }
    pipe.put(new Chunk(quality.dueAt(), new byte[0]));
  }

  private void write(BlockingQueue<Chunk> pipe, OutputStream out) throws IOException, InterruptedException {
    while (true) {
      Chunk chunk = pipe.take();
      TimeUnit.NANOSECONDS.sleep(chunk.dueAt() - System.nanoTime());
      quality.awaitMoving();
      if (chunk.bytes().length == 0) {
        close();
        return;
      }
      quality.awaitTransmission(chunk.bytes().length);
      out.write(chunk.bytes());
      carried.accept(chunk.bytes().length);
    }
  }

  private void end(boolean abruptly) {
    ended.accept(this);
    close(near, abruptly);
    close(far, abruptly);
    threads.stream().filter(t -> t != Thread.currentThread()).forEach(Thread::interrupt);
  }

  private static void close(Socket socket, boolean abruptly) {
    try {
      if (abruptly && !socket.isClosed()) {
        socket.setSoLinger(true, 0);
      }
      socket.close();
    } catch (IOException e) {
      log.debug("closing a socket: {}", e.getMessage());
    }
  }
}
