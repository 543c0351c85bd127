package de.kassenbote.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Discount;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Payment;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.ReceiptLine;
import de.kassenbote.routes.contract.TaxTotal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** The money rules, checked with arithmetic of the test's own. */
class PricingProperties {
  private static final ListedArticles ARTICLES = articles();
  private final Pricing pricing = new Pricing(ARTICLES);

  /** What a client wants, before it knows the total. */
  record Wish(List<RequestedLine> lines, List<RequestedDiscount> discounts, int payments) {}

  @Property(tries = 100_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void linesTotalsTaxesAndPaymentsAgreeToTheCent(@ForAll("wishes") Wish wish) {
    Receipt receipt = priced(wish);

    long total = receipt.lines().stream().mapToLong(PricingProperties::grossByHand).sum();
    assertThat(receipt.total().minor()).isEqualTo(total);
    assertThat(receipt.payments().stream().mapToLong(p -> p.amount().minor()).sum()).isEqualTo(total);
    assertThat(receipt.taxTotals().stream().mapToLong(t -> t.gross().minor()).sum()).isEqualTo(total);
    taxesFollowFromTheGrossOfTheirRate(receipt);
    discountsAreSpreadFully(wish, receipt);
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void receiptIsTheSameAfterWritingAndReading(@ForAll("wishes") Wish wish) {
    Receipt receipt = priced(wish);

    assertThat(Contract.read(Contract.write(receipt), Receipt.class)).isEqualTo(receipt);
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void oneCentMoreOrLessIsRefused(@ForAll("wishes") Wish wish) {
    long total = priced(wish).total().minor();

    for (long wrong : new long[] {total - 1, total + 1}) {
      SaleRequest request = request(wish, List.of(new Payment("cash", Asked.eur(wrong), null, null)));
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> pricing.price(request, SellingTill.SETTINGS, SellingTill.NOW))
          .isInstanceOf(SaleRefused.class)
          .hasMessage("payments are %s, the receipt's total is %s".formatted(Asked.eur(wrong), Asked.eur(total)));
    }
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void paymentAgainstTheTotalIsRefusedThoughTheSumIsRight(@ForAll("wishes") Wish wish, @ForAll("amounts") long amount) {
    long total = priced(wish).total().minor();
    long against = total > 0 ? -amount : amount;
    List<Payment> payments =
        List.of(new Payment("card", Asked.eur(total - against), null, null), new Payment("cash", Asked.eur(against), null, null));

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> pricing.price(request(wish, payments), SellingTill.SETTINGS, SellingTill.NOW))
        .isInstanceOf(SaleRefused.class)
        .hasMessageContaining("goes against the receipt's total of %s", Asked.eur(total));
  }

  @Property
  void sharesAddUpAndAreWithinACentOfProportion(@ForAll("weights") long[] weights, @ForAll("parts") int thousandths) {
    long sum = LongStream.of(weights).sum();
    long amount = BigDecimal.valueOf(sum).multiply(BigDecimal.valueOf(thousandths, 3)).longValue();
    long[] shares = LargestRemainder.spread(amount, weights);

    assertThat(LongStream.of(shares).sum()).isEqualTo(amount);
    for (int i = 0; i < weights.length; i++) {
      assertThat(shares[i]).isBetween(0L, weights[i]);
      BigDecimal exact =
          sum == 0
              ? BigDecimal.ZERO
              : BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(weights[i])).divide(BigDecimal.valueOf(sum), 9, RoundingMode.DOWN);
      assertThat(BigDecimal.valueOf(shares[i]).subtract(exact).abs()).isLessThan(BigDecimal.ONE);
    }
  }

  @Provide
  Arbitrary<Wish> wishes() {
    Arbitrary<Integer> signs = Arbitraries.frequency(
        net.jqwik.api.Tuple.of(3, 1), net.jqwik.api.Tuple.of(1, -1), net.jqwik.api.Tuple.of(1, 0));
    Arbitrary<List<RequestedLine>> lines = signs.flatMap(sign -> line(sign).list().ofMinSize(1).ofMaxSize(6));
    return Combinators.combine(lines, discount().list().ofMaxSize(2), Arbitraries.integers().between(1, 3)).as(Wish::new);
  }

  @Provide
  Arbitrary<long[]> weights() {
    return Arbitraries.longs().between(0, 10_000_000_000L).array(long[].class).ofMinSize(1).ofMaxSize(40);
  }

  @Provide
  Arbitrary<Long> amounts() {
    return Arbitraries.longs().between(1, 100_000);
  }

  @Provide
  Arbitrary<Integer> parts() {
    return Arbitraries.integers().between(0, 1000);
  }

  /** A sale (1), a return (-1), or either (0). */
  private static Arbitrary<RequestedLine> line(int sign) {
    Arbitrary<BigDecimal> quantities =
        Arbitraries.integers()
            .between(sign > 0 ? 1 : -20_000, sign < 0 ? -1 : 20_000)
            .filter(n -> n != 0)
            .map(n -> n % 3 == 0 ? BigDecimal.valueOf(n, 3) : BigDecimal.valueOf(Integer.signum(n) * (1 + Math.abs(n) % 12L)));
    return Combinators.combine(
            Arbitraries.of("a1", "a2", "a3", "a4", "w1", "w2", "open"),
            quantities,
            Arbitraries.longs().between(0, 20_000),
            Arbitraries.integers().between(0, 9),
            percent())
        .as(PricingProperties::line);
  }

  private static RequestedLine line(String article, BigDecimal quantity, long price, int kind, RequestedDiscount discount) {
    boolean named = article.equals("open") || kind == 0;
    return new RequestedLine(
        article,
        null,
        quantity,
        named ? Asked.eur(price) : null,
        named ? "asked" : null,
        kind < 3 ? List.of(discount) : List.of());
  }

  private static Arbitrary<RequestedDiscount> discount() {
    return percent();
  }

  private static Arbitrary<RequestedDiscount> percent() {
    return Arbitraries.integers().between(1, 10_000).map(p -> new RequestedDiscount("regular", null, BigDecimal.valueOf(p, 2)));
  }

  private Receipt priced(Wish wish) {
    long total = totalOf(wish);
    List<Payment> payments = new ArrayList<>();
    long left = total;
    for (int i = 1; i < wish.payments(); i++) {
      payments.add(new Payment("card", Asked.eur(left / 2), null, null));
      left -= left / 2;
    }
    payments.add(new Payment("cash", Asked.eur(left), left > 0 ? Asked.eur(left + 500) : null, null));
    return pricing
        .price(request(wish, payments), SellingTill.SETTINGS, SellingTill.NOW)
        .receipt("K07-000001", "key", SellingTill.NOW, LocalDate.of(2026, 3, 15));
  }

  /** The till says in its refusal what the total would have been. */
  private long totalOf(Wish wish) {
    try {
      return pricing.price(request(wish, List.of()), SellingTill.SETTINGS, SellingTill.NOW).total().minor();
    } catch (SaleRefused e) {
      String total = String.valueOf(e.getMessage()).replaceAll(".*total is (-?[0-9.]+) EUR", "$1");
      return new BigDecimal(total).movePointRight(2).longValueExact();
    }
  }

  private static SaleRequest request(Wish wish, List<Payment> payments) {
    return new SaleRequest(wish.lines(), wish.discounts(), payments, null, null, null);
  }

  private static long grossByHand(ReceiptLine line) {
    BigDecimal before =
        line.quantity().abs().multiply(BigDecimal.valueOf(line.unitPrice().minor())).setScale(0, RoundingMode.HALF_UP);
    long off = line.discounts().stream().mapToLong(d -> d.amount().minor()).sum();
    assertThat(off).isLessThanOrEqualTo(before.longValueExact());
    return line.quantity().signum() * (before.longValueExact() - off);
  }

  private static void taxesFollowFromTheGrossOfTheirRate(Receipt receipt) {
    Map<BigDecimal, Long> gross = new TreeMap<>();
    receipt.lines().forEach(l -> gross.merge(l.taxRate(), l.gross().minor(), Long::sum));
    assertThat(receipt.taxTotals()).hasSameSizeAs(gross.keySet());
    for (TaxTotal tax : receipt.taxTotals()) {
      BigDecimal of = BigDecimal.valueOf(gross.get(tax.rate()));
      BigDecimal expected = of.multiply(tax.rate()).divide(tax.rate().add(BigDecimal.valueOf(100)), 0, RoundingMode.HALF_UP);
      assertThat(tax.tax().minor()).isEqualTo(expected.longValueExact());
      assertThat(tax.net().minor() + tax.tax().minor()).isEqualTo(of.longValueExact());
    }
  }

  private static void discountsAreSpreadFully(Wish wish, Receipt receipt) {
    boolean onReturns = wish.lines().stream().allMatch(l -> l.quantity().signum() < 0);
    List<ReceiptLine> eligible =
        receipt.lines().stream().filter(l -> l.depositOf() == null && l.quantity().signum() < 0 == onReturns).toList();
    long expected = 0;
    long left = eligible.stream().mapToLong(PricingProperties::beforeReceiptDiscounts).sum();
    for (RequestedDiscount discount : wish.discounts()) {
      long off = discount.percent().multiply(BigDecimal.valueOf(left)).movePointLeft(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
      expected += off;
      left -= off;
    }
    assertThat(ofReceipt(eligible)).isEqualTo(expected);
    assertThat(ofReceipt(receipt.lines())).isEqualTo(expected);
  }

  private static long beforeReceiptDiscounts(ReceiptLine line) {
    return Math.abs(line.gross().minor()) + ofReceipt(List.of(line));
  }

  private static long ofReceipt(List<ReceiptLine> lines) {
    return lines.stream()
        .flatMap(l -> l.discounts().stream())
        .filter(d -> d.origin() == Discount.Origin.RECEIPT)
        .map(Discount::amount)
        .mapToLong(Money::minor)
        .sum();
  }

  private static ListedArticles articles() {
    return new ListedArticles(
        ListedArticles.article("a1", 1, 7),
        ListedArticles.article("a2", 99, 19),
        ListedArticles.article("a3", 1234, 0),
        ListedArticles.article("a4", 333, 7),
        ListedArticles.withDeposit("w1", 89, 19, "d1"),
        ListedArticles.withDeposit("w2", 149, 7, "d2"),
        ListedArticles.article("d1", 25, 19),
        ListedArticles.article("d2", 8, 7),
        ListedArticles.openPrice("open", 19));
  }
}
