package de.kassenbote.routes.contract;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What one tax rate (percent) contributes to a receipt: the gross sum of its lines, the tax contained in it, and the
 * rest. Tax is computed once from the gross sum, rounded half up: gross × rate ÷ (100 + rate).
 */
public record TaxTotal(BigDecimal rate, Money gross, Money net, Money tax) {
  public TaxTotal {
    rate = Check.percent("taxTotal.rate", rate);
    Check.sum("taxTotal.gross", gross);
    Check.present("taxTotal.net", net);
    Money expected = taxIn(gross, rate);
    Check.that(
        expected.equals(Check.present("taxTotal.tax", tax)) && net.plus(tax).equals(gross),
        "tax of %s %% in %s must be %s and net the rest, got tax %s and net %s",
        rate.toPlainString(),
        gross,
        expected,
        tax,
        net);
  }

  public static TaxTotal of(BigDecimal rate, Money gross) {
    Money tax = taxIn(gross, rate);
    return new TaxTotal(rate, gross, gross.minus(tax), tax);
  }

  private static Money taxIn(Money gross, BigDecimal rate) {
    BigDecimal share = rate.divide(rate.add(BigDecimal.valueOf(100)), MathContext.DECIMAL128);
    return gross.times(share);
  }
}
