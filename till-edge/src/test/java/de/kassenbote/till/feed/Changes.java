package de.kassenbote.till.feed;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Price;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.routes.envelope.FeedChange;
import de.kassenbote.routes.envelope.FeedEnvelope;
import de.kassenbote.routes.envelope.ScopeHash;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds envelopes: {@code changes("fair").after(0).with("tea", 1).live()}. */
final class Changes {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final FeedScope scope;
  private final List<FeedChange> changes = new ArrayList<>();
  private String generation = "G1";
  private long from;
  private long version;

  private Changes(FeedScope scope) {
    this.scope = scope;
  }

  static FeedScope catalog(String name) {
    return new FeedScope(Feed.CATALOG, name);
  }

  static Changes changes(String catalog) {
    return new Changes(catalog(catalog));
  }

  static Changes of(FeedScope scope) {
    return new Changes(scope);
  }

  static FeedEnvelope settings(long version, TillSettings settings) {
    return new Changes(new FeedScope(Feed.SETTINGS, "K07")).after(version - 1).with(TillSettings.KEY, Contract.tree(settings)).live();
  }

  static Article article(String number, long revision, String... gtins) {
    Price price = new Price(Money.of(100 + revision, "EUR"), START, null);
    return new Article(
        number, revision, "Article " + number, null, List.of(gtins), "piece", BigDecimal.valueOf(7), false, false, null, null, List.of(price));
  }

  static String hash(Article... articles) {
    ScopeHash hash = new ScopeHash();
    for (Article article : articles) {
      hash.member(article.number(), Contract.tree(article));
    }
    return hash.hex();
  }

  Changes of(String newGeneration) {
    generation = newGeneration;
    return this;
  }

  Changes after(long newFrom) {
    from = newFrom;
    version = newFrom;
    return this;
  }

  Changes with(String number, long revision, String... gtins) {
    return with(article(number, revision, gtins));
  }

  Changes with(Article article) {
    return with(article.number(), Contract.tree(article));
  }

  Changes with(String key, @Nullable JsonNode content) {
    changes.add(new FeedChange(key, ++version, content));
    return this;
  }

  Changes without(String key) {
    return with(key, (JsonNode) null);
  }

  FeedEnvelope live() {
    return envelope(null, false);
  }

  FeedEnvelope targeted() {
    return envelope(TillUnderTest.K07, false);
  }

  FeedEnvelope last() {
    return envelope(TillUnderTest.K07, true);
  }

  private FeedEnvelope envelope(@Nullable TillId target, boolean last) {
    return new FeedEnvelope(scope, generation, from, version, target, last, changes);
  }
}
