package de.kassenbote.cli.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.cli.sell.Sold;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.TillId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountingTest {
  private static final TillId TILL = new TillId("K01");

  private final List<Sold> told = new ArrayList<>(List.of(sold(1), sold(2), sold(3)));
  private final List<Booked> atTill = new ArrayList<>(List.of(booked(1), booked(2), booked(3)));
  private final List<Booked> atHub = new ArrayList<>(List.of(booked(1), booked(2), booked(3)));

  @Test
  void everythingInItsPlaceIsExact() {
    assertThat(accounting()).hasToString("tills=1 sold=3 at_hub=3 missing=0 doubled=0 changed=0 unsent=0 dead_letters=0");
    assertThat(accounting().isExact()).isTrue();
  }

  @Test
  void aSaleThatTheHubLacksIsMissingAndUnsent() {
    atHub.remove(2);
    assertThat(accounting()).hasToString("tills=1 sold=3 at_hub=2 missing=1 doubled=0 changed=0 unsent=1 dead_letters=0");
    assertThat(accounting().isExact()).isFalse();
  }

  @Test
  void aSaleThatTheTillForgotIsMissing() {
    atTill.remove(0);
    assertThat(accounting().missing()).isOne();
  }

  @Test
  void oneSaleUnderTwoNumbersIsDoubled() {
    Booked again = new Booked(TILL, new Sold("R-9", "key-1", Money.of(100, "EUR")), "hash-9");
    atTill.add(again);
    atHub.add(again);
    assertThat(accounting().doubled()).isEqualTo(2);
    assertThat(accounting().isExact()).isFalse();
  }

  @Test
  void oneNumberForTwoSalesIsDoubledAndTheFirstIsChanged() {
    told.add(new Sold("R-3", "key-4", Money.of(400, "EUR")));
    assertThat(accounting().doubled()).isOne();
    assertThat(accounting().changed()).isPositive();
  }

  @Test
  void anotherTotalIsChanged() {
    atHub.set(1, new Booked(TILL, new Sold("R-2", "key-2", Money.of(201, "EUR")), "hash-2"));
    assertThat(accounting().changed()).isOne();
    assertThat(accounting().missing()).isZero();
  }

  @Test
  void otherBytesUnderTheSameTotalAreChanged() {
    atHub.set(1, new Booked(TILL, sold(2), "another hash"));
    assertThat(accounting().changed()).isOne();
  }

  @Test
  void aBrokenChainIsChanged() {
    var till = new TillBook(3, atTill, 0, List.of("entry K01/1/2 is not what was chained to its predecessor"));
    assertThat(Accounting.of(told, List.of(till), hub(0)).changed()).isOne();
  }

  @Test
  void aReceiptNobodyWasToldAboutIsNotExact() {
    told.remove(2);
    assertThat(accounting().isExact()).isFalse();
  }

  @Test
  void aDeadLetterIsNotExact() {
    Accounting accounting = Accounting.of(told, List.of(new TillBook(3, atTill, 0, List.of())), hub(1));
    assertThat(accounting.isExact()).isFalse();
    assertThat(accounting.toString()).endsWith("dead_letters=1");
    assertThat(Accounting.of(told, List.of(new TillBook(3, atTill, 2, List.of())), hub(0)).toString()).endsWith("dead_letters=2");
  }

  private Accounting accounting() {
    return Accounting.of(told, List.of(new TillBook(atTill.size(), atTill, 0, List.of())), hub(0));
  }

  private HubBook hub(long deadLetters) {
    return new HubBook(atHub.size(), atHub, 0, 0, 0, deadLetters, List.of());
  }

  private static Sold sold(int n) {
    return new Sold("R-" + n, "key-" + n, Money.of(100L * n, "EUR"));
  }

  private static Booked booked(int n) {
    return new Booked(TILL, sold(n), "hash-" + n);
  }
}
