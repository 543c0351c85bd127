package de.kassenbote.database;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is.
 *
 * @param password never printed
 * @param poolSize connections, 1 to 100
 */
public record DatabaseSettings(String jdbcUrl, @Nullable String user, @Nullable String password, int poolSize) {
  public DatabaseSettings {
    Objects.requireNonNull(jdbcUrl, "jdbcUrl");
    if (!jdbcUrl.startsWith("jdbc:derby:") && !jdbcUrl.startsWith("jdbc:postgresql:")) {
      throw new DatabaseProblem("database URL must begin with jdbc:derby: or jdbc:postgresql:, got '%s'".formatted(scheme(jdbcUrl)));
    }
    if (poolSize < 1 || poolSize > 100) {
      throw new DatabaseProblem("database pool size must be 1 to 100, got " + poolSize);
    }
  }

  /** The embedded database in that directory, made when it is not there. */
  public static DatabaseSettings derby(Path directory) {
    return new DatabaseSettings("jdbc:derby:" + directory.toAbsolutePath() + ";create=true", null, null, 12);
  }

  boolean isDerby() {
    return jdbcUrl.startsWith("jdbc:derby:");
  }

  /** The folder of migrations for this database. */
  String dialect() {
    return isDerby() ? "derby" : "postgresql";
  }

  /** As a JDBC driver takes them. */
  Properties credentials() {
    Properties credentials = new Properties();
    if (user != null) {
      credentials.setProperty("user", user);
    }
    if (password != null) {
      credentials.setProperty("password", password);
    }
    return credentials;
  }

  /** Without attributes, which may hold a password. */
  String location() {
    return jdbcUrl.split("[;?]", 2)[0];
  }

  private static String scheme(String url) {
    return url.split("//", 2)[0].split(";", 2)[0];
  }

  @Override
  public String toString() {
    return location();
  }
}
