package de.kassenbote.till.sale;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Spreads an amount over parts in proportion to their weights, to the last cent, by largest remainder. */
final class LargestRemainder {
  private LargestRemainder() {}

  /**
   * @param amount 0 up to the sum of the weights
   * @param weights none negative
   * @return one share per weight, none above its weight; equal remainders favour the earlier part
   */
  static long[] spread(long amount, long[] weights) {
    BigInteger sum = BigInteger.valueOf(LongStream.of(weights).reduce(0, Math::addExact));
    if (amount < 0 || BigInteger.valueOf(amount).compareTo(sum) > 0) {
      throw new IllegalArgumentException("%d cannot be spread over %s".formatted(amount, sum));
    }
    if (amount == 0) {
      return new long[weights.length];
    }
    BigInteger[][] parts =
        Arrays.stream(weights).mapToObj(w -> exact(amount, w).divideAndRemainder(sum)).toArray(BigInteger[][]::new);
    long[] shares = Arrays.stream(parts).mapToLong(p -> p[0].longValueExact()).toArray();
    long left = amount - LongStream.of(shares).sum();
    IntStream.range(0, weights.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> parts[i][1]).reversed())
        .limit(left)
        .forEach(i -> shares[i]++);
    return shares;
  }

  private static BigInteger exact(long amount, long weight) {
    return BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weight));
  }
}
