package de.kassenbote.systemtest.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * 9,465 baskets with 20,507 pieces out of 94 articles: those of a real bakery where that file lies beside the repository,
 * else made-up ones of the same shape.
 */
public record Bakery(Path articles, Path baskets) {
  public static final int BASKETS = 9_465;
  private static final int PIECES = 20_507;
  private static final int ARTICLES = 94;
  private static final Path REAL = Path.of("..", "..", "shared", "data");

  /** One article at one tax rate. */
  public record Sum(BigDecimal taxRate, BigDecimal quantity, long grossMinor) {
    Sum plus(Sum other) {
      return new Sum(taxRate, quantity.add(other.quantity), grossMinor + other.grossMinor);
    }
  }

  public static Bakery find(Path directory) {
    Bakery real = new Bakery(REAL.resolve("bakery-articles.csv"), REAL.resolve("bakery-baskets.csv"));
    boolean there = Files.isReadable(real.articles) && Files.isReadable(real.baskets);
    System.out.println(there ? "baskets of a real bakery" : "made-up baskets");
    return there ? real : madeUp(directory);
  }

  static Bakery madeUp(Path directory) {
    return new Bakery(
        write(directory.resolve("bakery-articles.csv"), madeUpArticles()), write(directory.resolve("bakery-baskets.csv"), madeUpBaskets()));
  }

  /** The baskets in so many files, each as large. */
  public List<Path> parts(int count, Path directory) {
    List<List<String>> parts = IntStream.range(0, count).mapToObj(i -> new ArrayList<>(List.of("basket,sold_at,article"))).collect(Collectors.toList());
    rows(baskets).forEach(row -> parts.get(Integer.parseInt(row[0]) % count).add(String.join(",", row)));
    return IntStream.range(0, count).mapToObj(i -> write(directory.resolve("part-" + i + ".csv"), parts.get(i))).toList();
  }

  /** What the files say that was sold, by article. */
  public Map<String, Sum> sums() {
    Map<String, Sum> piece = new TreeMap<>();
    rows(articles).forEach(row -> piece.put(row[0], new Sum(plain(row[5]), BigDecimal.ONE, new BigDecimal(row[4]).movePointRight(2).longValueExact())));
    Map<String, Sum> sums = new TreeMap<>();
    rows(baskets).forEach(row -> sums.merge(row[2], piece.get(row[2]), Sum::plus));
    return sums;
  }

  /**
   * The same from the hub.
   *
   * @param totals the answer of {@code GET /api/v1/totals}
   */
  public static Map<String, Sum> sums(JsonNode totals) {
    Map<String, Sum> sums = new TreeMap<>();
    for (JsonNode sold : totals.path("sold")) {
      Sum sum = new Sum(plain(sold.path("taxRate").asText()), plain(sold.path("quantity").asText()), sold.path("gross").longValue());
      Sum other = sums.put(sold.path("article").asText(), sum);
      if (other != null) {
        throw new AssertionError("an article at two rates or currencies: " + sold);
      }
    }
    return sums;
  }

  private static BigDecimal plain(String number) {
    BigDecimal stripped = new BigDecimal(number).stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static List<String> madeUpArticles() {
    List<String> lines = new ArrayList<>(List.of("article,name,gtin,group,price_gross,tax_rate"));
    for (int n = 1; n <= ARTICLES; n++) {
      lines.add("B%04d,Backware %d,,bakery,%d.%02d,%d".formatted(n, n, 1 + n % 6, n * 10 % 100, n % 4 == 0 ? 19 : 7));
    }
    return lines;
  }

  private static List<String> madeUpBaskets() {
    Random random = new Random(2016);
    int[] pieces = new int[BASKETS];
    for (int piece = 0; piece < PIECES; piece++) {
      pieces[piece < BASKETS ? piece : random.nextInt(BASKETS)]++;
    }
    List<String> lines = new ArrayList<>(List.of("basket,sold_at,article"));
    for (int basket = 0; basket < BASKETS; basket++) {
      for (int piece = 0; piece < pieces[basket]; piece++) {
        // a few articles sell well, most of them rarely
        int article = 1 + (int) (ARTICLES * random.nextDouble() * random.nextDouble());
        lines.add("%d,%s,B%04d".formatted(basket + 1, LocalDateTime.of(2016, 10, 30, 9, 0).plusMinutes(25L * basket), article));
      }
    }
    return lines;
  }

  private static List<String[]> rows(Path file) {
    try {
      return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path file, List<String> lines) {
    try {
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
