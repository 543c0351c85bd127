package de.kassenbote.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The made-up shop of the demo: the same articles, customers, suppliers and stock every time. */
final class Goods {
  private static final int CUSTOMERS = 120;
  private static final int SUPPLIERS = 12;

  /** What a group sells: each ware in each of its kinds. */
  private record Group(String name, int taxRate, int lowestCents, int stepCents, List<String> wares, List<String> kinds) {}

  private static final List<Group> GROUPS =
      List.of(
          new Group("Brot", 7, 290, 35, List.of("Roggenbrot", "Weizenbrot", "Dinkelbrot", "Mischbrot", "Bauernbrot", "Vollkornbrot"), List.of("500 g", "750 g", "1000 g", "Scheibe", "mit Saaten", "aus dem Holzofen")),
          new Group("Brötchen", 7, 45, 10, List.of("Schrippe", "Mohnbrötchen", "Sesambrötchen", "Kürbiskernbrötchen", "Laugenstange", "Rosinenbrötchen"), List.of("einzeln", "mit Butter", "mit Käse", "mit Ei", "5er-Tüte", "10er-Tüte")),
          new Group("Kuchen", 7, 220, 30, List.of("Apfelkuchen", "Käsekuchen", "Bienenstich", "Streuselkuchen", "Pflaumenkuchen", "Mohnkuchen", "Donauwelle"), List.of("Stück", "halbes Blech", "Blech", "mit Sahne", "vegan")),
          new Group("Torten", 7, 380, 45, List.of("Schwarzwälder Kirschtorte", "Sachertorte", "Käsesahnetorte", "Nusstorte", "Erdbeertorte"), List.of("Stück", "halbe", "ganze", "klein")),
          new Group("Feinkost", 7, 310, 60, List.of("Marmelade", "Honig", "Pesto", "Olivenöl", "Senf", "Apfelmus"), List.of("klein", "mittel", "groß", "Bio", "Geschenkglas")),
          new Group("Heiße Getränke", 19, 210, 25, List.of("Kaffee", "Cappuccino", "Latte macchiato", "Espresso", "Tee", "Kakao"), List.of("klein", "mittel", "groß", "mit Haferdrink", "zum Mitnehmen")),
          new Group("Kalte Getränke", 19, 180, 20, List.of("Mineralwasser", "Apfelschorle", "Orangensaft", "Limonade", "Eistee"), List.of("0,2 l", "0,33 l", "0,5 l", "1,0 l", "Kiste")),
          new Group("Mitnehmen", 19, 150, 90, List.of("Stofftasche", "Kaffeebecher", "Kerze", "Grußkarte", "Servietten"), List.of("klein", "groß", "weihnachtlich", "gestreift")));

  private static final List<String> FIRST_NAMES = List.of("Anna", "Jürgen", "Fatma", "Lukas", "Zoë", "Björn", "Käthe", "Emre", "Sören", "Ilse");
  private static final List<String> LAST_NAMES = List.of("Müller", "Schäfer", "Yılmaz", "Groß", "Weiß", "Kowalski", "Vogel", "Krüger", "Jansen", "Österreich", "Lange", "Böhm");
  private static final List<String> TOWNS = List.of("Berlin", "Köln", "München", "Görlitz", "Lübeck", "Würzburg");

  private final List<String> articles = new ArrayList<>();

  /** Writes {@code articles.csv}, {@code customers.csv}, {@code suppliers.csv} and {@code stock.csv}. */
  static Goods write(Path directory) throws IOException {
    var goods = new Goods();
    Files.createDirectories(directory);
    write(directory.resolve("articles.csv"), goods.articleLines());
    write(directory.resolve("customers.csv"), customerLines());
    write(directory.resolve("suppliers.csv"), supplierLines());
    write(directory.resolve("stock.csv"), goods.stockLines());
    return goods;
  }

  /** One to five pieces, as a customer might take them. */
  List<String> basket(Random random) {
    return IntStream.rangeClosed(0, random.nextInt(5)).mapToObj(i -> articles.get(random.nextInt(articles.size()))).toList();
  }

  String anyArticle() {
    return articles.get(0);
  }

  private List<String> articleLines() {
    List<String> lines = new ArrayList<>(List.of("article;name;gtin;group;price_gross;tax_rate"));
    for (Group group : GROUPS) {
      for (String ware : group.wares) {
        for (int kind = 0; kind < group.kinds.size(); kind++) {
          lines.add(articleLine(group, ware, kind));
        }
      }
    }
    return lines;
  }

  private String articleLine(Group group, String ware, int kind) {
    int number = articles.size() + 1;
    String article = "A%04d".formatted(number);
    articles.add(article);
    int cents = group.lowestCents + (number % 7 + kind * 3) * group.stepCents;
    return "%s;%s %s;%s;%s;%d,%02d;%d".formatted(article, ware, group.kinds.get(kind), inStoreCode(number), group.name, cents / 100, cents % 100, group.taxRate);
  }

  /** A bar code from the range 20, which shops give themselves, with its check digit (GS1 General Specifications, 7.9). */
  private static String inStoreCode(int number) {
    String digits = "20%010d".formatted(number);
    int sum = IntStream.range(0, 12).map(i -> (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3)).sum();
    return digits + (10 - sum % 10) % 10;
  }

  private static List<String> customerLines() {
    List<String> lines = new ArrayList<>(List.of("customer;name;group;email;street;postal_code;city"));
    for (int i = 0; i < CUSTOMERS; i++) {
      String name = FIRST_NAMES.get(i % FIRST_NAMES.size()) + " " + LAST_NAMES.get(i % LAST_NAMES.size());
      lines.add("C%04d;%s;Stammkunden;kunde%d@example.org;Hauptstraße %d;%05d;%s".formatted(i + 1, name, i + 1, i + 1, 10_115 + i, TOWNS.get(i % TOWNS.size())));
    }
    return lines;
  }

  private static List<String> supplierLines() {
    List<String> lines = new ArrayList<>(List.of("supplier;name;email;city"));
    for (int i = 0; i < SUPPLIERS; i++) {
      lines.add("L%02d;Mühle %s;bestellung%d@example.org;%s".formatted(i + 1, LAST_NAMES.get(i), i + 1, TOWNS.get(i % TOWNS.size())));
    }
    return lines;
  }

  private List<String> stockLines() {
    List<String> lines = new ArrayList<>(List.of("article;quantity"));
    articles.forEach(a -> lines.add(a + ";500"));
    return lines;
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
  }
}
