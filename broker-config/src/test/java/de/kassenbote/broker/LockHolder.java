package de.kassenbote.broker;

import java.nio.file.Path;

/** Another process that holds a data directory until it is killed. */
final class LockHolder {
  private LockHolder() {}

  static Process start(Path directory) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process = new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), LockHolder.class.getName(), directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    process.getInputStream().read(); // it has the lock when it says so
    return process;
  }

  public static void main(String[] args) throws Exception {
    try (DataDirectoryLock lock = DataDirectoryLock.take(Path.of(args[0]))) {
      System.out.println(lock);
      System.in.read();
    }
  }
}
