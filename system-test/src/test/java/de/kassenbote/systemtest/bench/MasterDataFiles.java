package de.kassenbote.systemtest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Made-up articles and customers, as files for {@code hub import}. */
record MasterDataFiles(Path directory) {
  static final String CATALOG = "Sortiment";
  static final String GROUP = "Stammkunden";

  static String article(int n) {
    return "A%06d".formatted(n);
  }

  static String customer(int n) {
    return "C%06d".formatted(n);
  }

  Path articles(int count) {
    return articles(count, 0);
  }

  /** The same articles with other prices in each edition, from 0 to 9. */
  Path articles(int count, int edition) {
    Stream<String> rows =
        IntStream.rangeClosed(1, count)
            .mapToObj(n -> "%s;Ware Nummer %d aus der Region;%d;Gruppe %d;%d,%02d;%d".formatted(article(n), n, gtin(n), n % 50, 1 + n % 90, 10 * (n % 10) + edition, n % 2 == 0 ? 7 : 19));
    return write("articles.csv", "article;name;gtin;group;price_gross;tax_rate", rows);
  }

  Path customers(int count) {
    Stream<String> rows =
        IntStream.rangeClosed(1, count)
            .mapToObj(n -> "%s;Kunde Nummer %d;%s;kunde%d@example.org;Hauptstraße %d;%05d;Ulm".formatted(customer(n), n, GROUP, n, n, 10_000 + n % 80_000));
    return write("customers.csv", "customer;name;group;email;street;postal_code;city", rows);
  }

  private Path write(String name, String header, Stream<String> rows) {
    try {
      return Files.write(directory.resolve(name), Stream.concat(Stream.of(header), rows).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Thirteen digits, the last one the check digit. */
  private static long gtin(int n) {
    long body = 200_000_000_000L + n;
    long sum = 0;
    List<Integer> digits = Long.toString(body).chars().mapToObj(c -> c - '0').toList();
    for (int i = 0; i < digits.size(); i++) {
      sum += digits.get(i) * (i % 2 == 0 ? 1L : 3L);
    }
    return body * 10 + (10 - sum % 10) % 10;
  }
}
