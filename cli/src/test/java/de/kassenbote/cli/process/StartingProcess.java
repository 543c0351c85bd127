package de.kassenbote.cli.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A process that prints and ends when a test wants it to. */
final class StartingProcess extends Process {
  private final PipedOutputStream prints = new PipedOutputStream();
  private final PipedInputStream output = new PipedInputStream();

  StartingProcess() {
    try {
      output.connect(prints);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void print(String line) {
    try {
      prints.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      prints.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void end() {
    try {
      prints.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public InputStream getInputStream() {
    return output;
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public int waitFor() {
    return exitValue();
  }

  @Override
  public int exitValue() {
    return 7;
  }

  @Override
  public void destroy() {
    end();
  }
}
