package de.kassenbote.systemtest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up articles: every second one at 7 %, the others at 19 % tax. */
public final class Goods {
  private static final int ARTICLES = 40;

  private final List<String> articles = IntStream.rangeClosed(1, ARTICLES).mapToObj("A%04d"::formatted).toList();

  /** A file for {@code hub import articles}. */
  public Path writeTo(Path directory) {
    String rows =
        IntStream.rangeClosed(1, ARTICLES)
            .mapToObj(n -> "A%04d;Ware %d;%d,%02d;%d\n".formatted(n, n, 1 + n / 7, n * 13 % 100, n % 2 == 0 ? 7 : 19))
            .collect(Collectors.joining());
    try {
      return Files.writeString(directory.resolve("articles.csv"), "article;name;price_gross;tax_rate\n" + rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String last() {
    return articles.get(articles.size() - 1);
  }

  /** One to four pieces; the same for the same number. */
  public Map<String, Integer> basket(long number) {
    Random random = new Random(number * 31_337);
    Map<String, Integer> pieces = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      pieces.merge(articles.get(random.nextInt(ARTICLES)), 1, Integer::sum);
    }
    return pieces;
  }
}
