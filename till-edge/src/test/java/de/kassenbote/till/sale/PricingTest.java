package de.kassenbote.till.sale;

import static de.kassenbote.till.sale.Asked.aSale;
import static de.kassenbote.till.sale.Asked.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Discount;
import de.kassenbote.routes.contract.Price;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.ReceiptLine;
import de.kassenbote.routes.contract.TaxTotal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PricingTest {
  private final ListedArticles articles = SellingTill.catalog();
  private final Pricing pricing = new Pricing(articles);

  @Test
  void lineIsQuantityTimesPriceRoundedHalfUp() {
    assertThat(price(aSale().of("0.333", "tea").paid(83)).lines().get(0).gross()).isEqualTo(eur(83));
    assertThat(price(aSale().of("0.002", "tea").paid(1)).lines().get(0).gross()).isEqualTo(eur(1));
    assertThat(price(aSale().of("-0.002", "tea").paid(-1)).lines().get(0).gross()).isEqualTo(eur(-1));
  }

  @Test
  void depositFollowsItsArticleAsALineOfItsOwn() {
    List<ReceiptLine> lines = price(aSale().of("3", "water").of("1", "tea").paid(622)).lines();

    assertThat(lines).extracting(ReceiptLine::article).containsExactly("water", "bottle", "tea");
    assertThat(lines).extracting(ReceiptLine::position).containsExactly(1, 2, 3);
    assertThat(lines.get(1).depositOf()).isEqualTo(1);
    assertThat(lines.get(1).gross()).isEqualTo(eur(75));
  }

  @Test
  void articleIsFoundByItsGtin() {
    String gtin = articles.byNumber("tea").orElseThrow().gtins().get(0);

    assertThat(price(aSale().gtin("1", gtin).paid(250)).lines().get(0).article()).isEqualTo("tea");
  }

  @Test
  void lineKeepsTheRevisionThatItWasSoldOn() {
    assertThat(price(aSale().of("1", "tea").paid(250)).lines().get(0).articleRevision()).isEqualTo(3);
  }

  @Test
  void priceInForceAtTheMomentCounts() {
    articles.put(withPrices(
        new Price(eur(250), ListedArticles.EVER_SINCE, null), new Price(eur(300), SellingTill.NOW.plusSeconds(1), null)));

    assertThat(price(aSale().of("1", "tea").paid(250), SellingTill.NOW).total()).isEqualTo(eur(250));
    assertThat(price(aSale().of("1", "tea").paid(300), SellingTill.NOW.plusSeconds(1)).total()).isEqualTo(eur(300));
  }

  @Test
  void receiptDiscountIsSpreadByLargestRemainderAndNotOverDeposits() {
    PricedSale sale = price(aSale().of("1", "tea").of("1", "water").of("1", "tea").less(off(100)).paid(524));

    assertThat(sale.lines()).extracting(l -> l.discounts().stream().mapToLong(d -> d.amount().minor()).sum())
        .containsExactly(42L, 16L, 0L, 42L);
    assertThat(sale.lines().get(0).discounts()).containsExactly(new Discount(Discount.Origin.RECEIPT, "regular", eur(42)));
  }

  @Test
  void percentagesTakeFromWhatEarlierDiscountsLeft() {
    RequestedDiscount tenth = new RequestedDiscount("staff", null, BigDecimal.TEN);

    assertThat(price(aSale().discounted(tenth, "2", "tea").less(tenth).paid(405)).total()).isEqualTo(eur(405));
  }

  @Test
  void returnLowersWhatIsGivenBackByItsDiscount() {
    PricedSale sale = price(aSale().of("-2", "tea").less(off(100)).paid(-400));

    assertThat(sale.total()).isEqualTo(eur(-400));
    assertThat(sale.lines().get(0).quantity()).isEqualByComparingTo("-2");
  }

  @Test
  void discountOnAMixedReceiptTouchesTheSoldLinesOnly() {
    PricedSale sale = price(aSale().of("2", "tea").of("-1", "water").less(off(100)).paid(276));

    assertThat(sale.lines()).extracting(l -> l.discounts().size()).containsExactly(1, 0, 0);
  }

  @Test
  void taxIsComputedOncePerRateFromThatRatesGross() {
    Receipt receipt =
        price(aSale().of("3", "tea").of("1", "water").paid(874))
            .receipt("K07-000001", "key", SellingTill.NOW, LocalDate.EPOCH);

    assertThat(receipt.taxTotals())
        .containsExactly(
            new TaxTotal(BigDecimal.valueOf(7), eur(750), eur(701), eur(49)),
            new TaxTotal(BigDecimal.valueOf(19), eur(124), eur(104), eur(20)));
  }

  @Test
  void cashMayBeTenderedInExcess() {
    assertThat(price(aSale().of("1", "tea").paid("cash", 250, 500L)).total()).isEqualTo(eur(250));
    refused(aSale().of("1", "tea").paid("card", 250, 500L), "only a positive amount of cash can be tendered in excess, not 'card' of 2.50 EUR");
  }

  @Test
  void cashierNamesTheOpenPrice() {
    assertThat(price(aSale().at(1999, null, "1", "service").paid(1999)).total()).isEqualTo(eur(1999));
    refused(aSale().of("1", "service").paid(0), "article 'service' has an open price: name one in 'price'");
  }

  @Test
  void catalogPriceIsOverriddenOnlyWithAReason() {
    ReceiptLine line = price(aSale().at(100, "dented", "1", "tea").paid(100)).lines().get(0);

    assertThat(line.overrideReason()).isEqualTo("dented");
    assertThat(price(aSale().at(250, null, "1", "tea").paid(250)).lines().get(0).overrideReason()).isNull();
    refused(aSale().at(100, null, "1", "tea").paid(100), "article 'tea' costs 2.50 EUR: another price, 1.00 EUR, needs a reason");
  }

  @Test
  void unknownArticlesAreRefusedByName() {
    refused(aSale().of("1", "X1").paid(100), "article 'X1' is not in this till's catalog");
    refused(aSale().gtin("1", "40000000").paid(100), "no article with GTIN '40000000' is in this till's catalog");
    articles.remove("bottle");
    refused(aSale().of("1", "water").paid(99), "article 'water' needs deposit article 'bottle', which is not in this till's catalog");
  }

  @Test
  void articleWithoutAPriceInForceIsRefused() {
    articles.put(withPrices(new Price(eur(250), SellingTill.NOW.plus(Duration.ofDays(1)), null)));

    refused(aSale().of("1", "tea").paid(250), "article 'tea' has no price at 2026-03-14T23:30:00Z");
  }

  @Test
  void paymentsMustMeetTheTotalExactly() {
    refused(aSale().of("4", "tea").paid(900).paid(99), "payments are 9.99 EUR, the receipt's total is 10.00 EUR");
    refused(aSale().of("4", "tea").paid("crypto", 1000, null), "payment means 'crypto' is not allowed at this till: allowed are cash, card");
  }

  @Test
  void noPaymentGoesAgainstTheTotal() {
    refused(aSale().of("4", "tea").paid("card", 1500, null).paid(-500),
        "a payment of -5.00 EUR by 'cash' goes against the receipt's total of 10.00 EUR: there, no payment may be negative");
    refused(aSale().of("-4", "tea").paid("card", -1500, null).paid(500),
        "a payment of 5.00 EUR by 'cash' goes against the receipt's total of -10.00 EUR: there, no payment may be positive");
    refused(aSale().of("1", "tea").of("-1", "tea").paid("card", 500, null).paid(-500),
        "a payment of 5.00 EUR by 'card' goes against the receipt's total of 0.00 EUR: there, every payment must be zero");
    assertThat(price(aSale().of("4", "tea").paid("card", 1000, null).paid(0)).total()).isEqualTo(eur(1000));
    assertThat(price(aSale().of("1", "tea").of("-1", "tea")).total()).isEqualTo(eur(0));
    assertThat(price(aSale().of("1", "tea").of("-1", "tea").paid(0)).total()).isEqualTo(eur(0));
  }

  @Test
  void discountsCannotExceedWhatTheyAreTakenFrom() {
    refused(aSale().of("1", "tea").less(off(251)).paid(0), "discount 'regular' of 2.51 EUR exceeds the 2.50 EUR that it may be taken from");
    refused(aSale().discounted(off(251), "1", "tea").paid(0), "discount 'regular' of 2.51 EUR on article 'tea' exceeds the 2.50 EUR that are left of its line");
  }

  @Test
  void sizesAreBounded() {
    refused(aSale().of("999999999", "tea").paid(0), "999999999 × 2.50 EUR for article 'tea' is more than the 100000000.00 EUR that a line may have");
    Asked many = aSale();
    for (int i = 0; i < 500; i++) {
      many.of("1", "water");
    }
    refused(many.paid(62000), "a receipt has at most 999 lines, deposits included");
  }

  @Test
  void hugeExponentsAreRefusedBeforeAnyArithmetic() {
    assertThatThrownBy(() -> aSale().of("1e999999999", "tea")).isInstanceOf(SaleRefused.class).hasMessageContaining("quantity must be a number of at most 9 digits");
    assertThatThrownBy(() -> aSale().of("1e-999999999", "tea")).isInstanceOf(SaleRefused.class).hasMessageContaining("quantity must be a number");
    assertThatThrownBy(() -> new RequestedDiscount("x", null, new BigDecimal("1e999999999"))).isInstanceOf(SaleRefused.class);
  }

  private PricedSale price(Asked asked) {
    return price(asked, SellingTill.NOW);
  }

  private PricedSale price(Asked asked, Instant moment) {
    return pricing.price(asked.build(), SellingTill.SETTINGS, moment);
  }

  private void refused(Asked asked, String sentence) {
    assertThatThrownBy(() -> price(asked)).isInstanceOf(SaleRefused.class).hasMessage(sentence);
  }

  private static RequestedDiscount off(long cents) {
    return new RequestedDiscount("regular", eur(cents), null);
  }

  private static Article withPrices(Price... prices) {
    Article tea = ListedArticles.article("tea", 250, 7);
    return new Article(
        tea.number(), 4, tea.name(), null, tea.gtins(), tea.unit(), tea.taxRate(), false, false, null, null, List.of(prices));
  }
}
