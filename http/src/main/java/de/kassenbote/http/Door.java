package de.kassenbote.http;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens, and under which names it may be asked there.
 *
 * @param host an address of this machine, or {@code 0.0.0.0} for all
 * @param port 0 = any free one
 * @param names host names and addresses that a request may name, as a browser writes them; those of loopback are always among them
 * @param keys asked at the start and by {@link WebServer#renewKeys}; absent = without TLS
 */
public record Door(String host, int port, Set<String> names, @Nullable Supplier<ServerKeys> keys) {
  private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");

  public Door {
    Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    all.addAll(LOCAL);
    names.forEach(name -> all.add(inAUrl(name)));
    names = Collections.unmodifiableSet(all);
  }

  /** On 127.0.0.1, without TLS. */
  public static Door onLoopback(int port) {
    return new Door("127.0.0.1", port, Set.of(), null);
  }

  /** TLS 1.3 and 1.2. */
  public static Door secure(String host, int port, Set<String> names, Supplier<ServerKeys> keys) {
    return new Door(host, port, names, keys);
  }

  /** In the clear: whoever is on the way reads and changes everything. */
  public static Door inTheClear(String host, int port, Set<String> names) {
    return new Door(host, port, names, null);
  }

  String scheme() {
    return keys == null ? "http" : "https";
  }

  boolean isNamed(String host) {
    return names.contains(host);
  }

  private static String inAUrl(String name) {
    return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
  }
}
