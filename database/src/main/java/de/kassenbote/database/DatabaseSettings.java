package de.kassenbote.database;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is.
 *
 * @param jdbcUrl of a PostgreSQL database, or of Derby in a directory: a relative one is made absolute at once, so that it
 *     does not depend on what Derby takes for its home
 * @param password never printed
 * @param poolSize connections, 1 to 100
 */
public record DatabaseSettings(String jdbcUrl, @Nullable String user, @Nullable String password, int poolSize) {
  private static final String DERBY = "jdbc:derby:";
  /** Databases in memory would lose every sale; those in archives cannot be written; those over the network have no client here. */
  private static final Pattern DIRECTORY = Pattern.compile("(?!(memory|classpath|jar|directory):|//)[^;]+.*");

  public DatabaseSettings {
    Objects.requireNonNull(jdbcUrl, "jdbcUrl");
    if (!jdbcUrl.startsWith(DERBY) && !jdbcUrl.startsWith("jdbc:postgresql:")) {
      throw new DatabaseProblem("database URL must begin with jdbc:derby: or jdbc:postgresql:, got '%s'".formatted(scheme(jdbcUrl)));
    }
    if (jdbcUrl.startsWith(DERBY)) {
      jdbcUrl = withAbsoluteDirectory(jdbcUrl);
    }
    if (poolSize < 1 || poolSize > 100) {
      throw new DatabaseProblem("database pool size must be 1 to 100, got " + poolSize);
    }
  }

  /** The embedded database in that directory, made when it is not there. */
  public static DatabaseSettings derby(Path directory) {
    return derby(directory, 12);
  }

  /** The same with so many connections. */
  public static DatabaseSettings derby(Path directory, int poolSize) {
    return new DatabaseSettings(DERBY + directory.toAbsolutePath() + ";create=true", null, null, poolSize);
  }

  /** Whether it is an embedded database in that very directory. */
  public boolean isIn(Path absolute) {
    return isDerby() && directory().normalize().equals(absolute.normalize());
  }

  boolean isDerby() {
    return jdbcUrl.startsWith(DERBY);
  }

  /** Derby's own directory, absolute. */
  Path directory() {
    return Path.of(location().substring(DERBY.length()));
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
    return jdbcUrl.split("[;?]", 2)[0].replaceFirst("//.*@", "//");
  }

  private static String withAbsoluteDirectory(String url) {
    String name = url.substring(DERBY.length());
    if (!DIRECTORY.matcher(name).matches()) {
      throw new DatabaseProblem("a Derby database URL must be %s and a directory, got '%s'".formatted(DERBY, url.split(";", 2)[0]));
    }
    String[] directoryAndAttributes = name.split("(?=;)", 2);
    String attributes = directoryAndAttributes.length == 2 ? directoryAndAttributes[1] : "";
    return DERBY + Path.of(directoryAndAttributes[0]).toAbsolutePath() + attributes;
  }

  private static String scheme(String url) {
    return url.split("//", 2)[0].split(";", 2)[0];
  }

  @Override
  public String toString() {
    return location();
  }
}
