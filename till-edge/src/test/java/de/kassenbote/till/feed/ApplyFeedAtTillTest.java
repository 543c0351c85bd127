package de.kassenbote.till.feed;

import static de.kassenbote.till.feed.Changes.article;
import static de.kassenbote.till.feed.Changes.catalog;
import static de.kassenbote.till.feed.Changes.changes;
import static de.kassenbote.till.feed.Changes.hash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.routes.envelope.FeedEnvelope;
import de.kassenbote.routes.envelope.FeedEnvelopeCodec;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Sha256;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What feed envelopes do to a till's real database. */
class ApplyFeedAtTillTest {
  private static final FeedScope FAIR = catalog("fair");
  private static final FeedScope TOWN = catalog("town");

  private static TillUnderTest till;

  @BeforeAll
  static void open(@TempDir Path directory) {
    till = new TillUnderTest(directory, FAIR, TOWN);
  }

  @AfterAll
  static void close() {
    till.close();
  }

  @BeforeEach
  void empty() {
    till.emptied();
  }

  @Test
  void rowsAndCursorAreThereAfterReopening() {
    till.takes(changes("fair").with("tea", 1, "40000001").with("milk", 1).live());
    till.reopen();
    assertThat(till.catalog.articles().byGtin("40000001")).contains(article("tea", 1, "40000001"));
    assertThat(till.feeds.cursors()).contains(new Cursor(FAIR, "G1", 2), Cursor.start(TOWN));
    assertThat(till.feeds.hash(FAIR)).isEqualTo(hash(article("milk", 1), article("tea", 1, "40000001")));
  }

  @Test
  void gtinsAreThoseOfTheLatestRevision() {
    till.takes(changes("fair").with("tea", 1, "40000001", "40000002").with("milk", 1, "40000003").live());
    till.takes(changes("fair").after(2).with("tea", 2, "40000002", "40000004").with("milk", 2).live());
    assertThat(till.catalog.articles().byGtin("40000001")).isEmpty();
    assertThat(till.catalog.articles().byGtin("40000002")).map(Article::revision).contains(2L);
    assertThat(till.catalog.articles().byGtin("40000003")).isEmpty();
    assertThat(till.catalog.articles().byGtin("40000004")).map(Article::number).contains("tea");
    assertThat(till.count("article_gtin")).isEqualTo(2);
  }

  @Test
  void gtinsAreThoseOfTheLatestRevisionAlsoWhereTheSearchTextHasNoRoomForThem() {
    String[] before = IntStream.range(0, 100).mapToObj(n -> "400000000%04d".formatted(n)).toArray(String[]::new);
    String[] after = before.clone();
    after[99] = "4999999999999";
    till.takes(changes("fair").with("tea", 1, before).live());
    till.takes(changes("fair").after(1).with("tea", 2, after).live());

    assertThat(till.catalog.articles().byGtin(before[99])).isEmpty();
    assertThat(till.catalog.articles().byGtin(after[99])).map(Article::revision).contains(2L);
    assertThat(till.count("article_gtin")).isEqualTo(100);
  }

  @Test
  void aNameThatContinuesWithAGtinIsNotTakenForOne() {
    Article named = named(article("tea", 1, "40000002"), "Tea\n40000001");
    Article coded = named(article("tea", 2, "40000001", "40000002"), "Tea");
    till.takes(changes("fair").with(named).live());
    till.takes(changes("fair").after(1).with(coded).live());

    assertThat(till.catalog.articles().byGtin("40000001")).contains(coded);
  }

  private static Article named(Article a, String name) {
    return new Article(
        a.number(), a.revision(), name, a.group(), a.gtins(), a.unit(), a.taxRate(), a.openPrice(), a.weighed(), a.depositArticle(), a.picture(), a.prices());
  }

  @Test
  void anOlderRevisionOfTheSameGenerationWritesNeitherRowNorGtins() {
    till.takes(changes("fair").with("tea", 2, "40000002").live(), changes("fair").after(1).with("tea", 1, "40000001").with("milk", 1).live());
    assertThat(till.catalog.articles().byNumber("tea")).map(Article::revision).contains(2L);
    assertThat(till.catalog.articles().byGtin("40000001")).isEmpty();
    assertThat(till.catalog.articles().byNumber("milk")).isPresent();
  }

  @Test
  void envelopeThatComesTwiceChangesNothing() {
    FeedEnvelope first = changes("fair").with("tea", 1).live();
    till.takes(first, changes("fair").after(1).without("tea").live(), first);
    assertThat(till.catalog.articles().byNumber("tea")).isEmpty();
    assertThat(till.feeds.cursors()).contains(new Cursor(FAIR, "G1", 2));
    assertThat(till.requests).isEmpty();
    assertThat(till.noted).extracting(Exchanged::result).containsExactly(Result.OK, Result.OK, Result.DUPLICATE);
    assertThat(till.noted).extracting(Exchanged::part).containsOnly("catalog/fair");
  }

  @Test
  void partOfAnOverlapThatIsAppliedAlreadyStaysAsItIs() {
    till.takes(changes("fair").with("tea", 1).with("milk", 1).live());
    till.takes(changes("fair").after(0).without("milk").without("tea").with("bread", 1).live());
    assertThat(till.feeds.hash(FAIR)).isEqualTo(hash(article("bread", 1), article("milk", 1), article("tea", 1)));
  }

  @Test
  void gapIsAskedForOnceAndItsEnvelopeDropped() {
    till.takes(changes("fair").with("tea", 1).live());
    till.takes(changes("fair").after(5).with("milk", 1).live(), changes("fair").after(6).with("bread", 1).live());
    assertThat(till.requests).containsExactly(new CatchUpRequest(TillUnderTest.K07, new Cursor(FAIR, "G1", 1)));
    assertThat(till.feeds.hash(FAIR)).isEqualTo(hash(article("tea", 1)));
  }

  @Test
  void gapThatStaysIsAskedForAgainAfterHalfAMinute() {
    till.takes(changes("fair").after(5).with("milk", 1).live());
    till.clock.advance(Duration.ofSeconds(31));
    till.takes(changes("fair").after(6).with("bread", 1).live());
    assertThat(till.requests).hasSize(2);
  }

  @Test
  void replacementKeepsWhatIsSoldUntilItsEndAndThenSweepsTheRest() {
    till.takes(changes("fair").with("tea", 1).with("milk", 1).with("old", 1).live());
    till.takes(changes("fair").of("G2").with("tea", 1).targeted());
    assertThat(till.catalog.articles().byNumber("old")).isPresent();
    till.takes(changes("fair").of("G2").after(1).with("milk", 1).last());
    till.reopen();
    assertThat(till.feeds.hash(FAIR)).isEqualTo(hash(article("milk", 1), article("tea", 1)));
    assertThat(till.catalog.articles().byNumber("old")).isEmpty();
    assertThat(till.feeds.cursors()).contains(new Cursor(FAIR, "G2", 2));
  }

  @Test
  void sweepThatACrashPreventedIsMadeGoodWhenTheEnvelopeComesAgain() {
    till.takes(changes("fair").with("old", 1).live(), changes("fair").of("G2").with("tea", 1).targeted());
    till.takes(changes("fair").of("G2").after(1).last());
    assertThat(till.feeds.hash(FAIR)).isEqualTo(hash(article("tea", 1)));
  }

  @Test
  void restoredHubMayGoBackToAnOlderRevision() {
    till.takes(changes("fair").with("tea", 7).live(), changes("fair").of("G2").with("tea", 5).last());
    assertThat(till.catalog.articles().byNumber("tea")).contains(article("tea", 5));
  }

  @Test
  void otherGenerationIsAskedForFromTheBeginningUnlessItBeginsThere() {
    till.takes(changes("fair").with("tea", 1).live());
    till.takes(changes("fair").of("G2").after(4).with("milk", 1).targeted());
    till.takes(changes("fair").of("G2").with("milk", 1).live());
    assertThat(till.requests).containsExactly(new CatchUpRequest(TillUnderTest.K07, Cursor.start(FAIR)));
    assertThat(till.feeds.hash(FAIR)).isEqualTo(hash(article("tea", 1)));
  }

  @Test
  void olderRevisionOfAnotherScopeNeverOverwritesANewerOne() {
    till.takes(changes("fair").with("tea", 3).live(), changes("town").with("tea", 2).live());
    assertThat(till.catalog.articles().byNumber("tea")).contains(article("tea", 3));
  }

  @Test
  void articleOfTwoCatalogsStaysUntilBothLetItGo() {
    till.takes(changes("fair").with("tea", 1, "40000001").live(), changes("town").with("tea", 1, "40000001").live());
    till.takes(changes("fair").after(1).without("tea").live());
    assertThat(till.catalog.articles().byGtin("40000001")).isPresent();
    till.takes(changes("town").after(1).without("tea").live());
    assertThat(till.catalog.articles().byGtin("40000001")).isEmpty();
    assertThat(till.count("article") + till.count("article_gtin") + till.count("feed_membership")).isZero();
  }

  @Test
  void scopeThatTheSettingsNoLongerListIsDropped() {
    till.takes(changes("fair").with("tea", 1).with("milk", 1).live(), changes("town").with("tea", 1).live());
    till.takes(Changes.settings(1, TillUnderTest.settings(1, TOWN)));
    till.reopen();
    assertThat(till.catalog.articles().byNumber("milk")).isEmpty();
    assertThat(till.catalog.articles().byNumber("tea")).isPresent();
    assertThat(till.feeds.cursors()).extracting(Cursor::scope).containsExactly(TOWN, new FeedScope(Feed.SETTINGS, "K07"));
    assertThat(till.count("feed_cursor")).isEqualTo(2);
  }

  @Test
  void settingsThatCannotBeReadDropNothing() {
    till.takes(changes("fair").with("tea", 1).live());
    till.takes(Changes.of(new FeedScope(Feed.SETTINGS, "K07")).with(TillSettings.KEY, TextNode.valueOf("?")).live());
    assertThat(till.catalog.articles().byNumber("tea")).isPresent();
    assertThat(till.feeds.deadLetters().all()).singleElement().extracting(DeadLetter::key).isEqualTo("settings/K07/till");
  }

  @Test
  void envelopeOfAScopeThatIsNotListedIsDropped() {
    till.takes(changes("village").with("tea", 1).live());
    FeedEnvelope ours = changes("fair").with("tea", 1).live();
    till.takes(new FeedEnvelope(ours.scope(), "G1", 0, 1, new TillId("K08"), false, ours.changes()));
    assertThat(till.count("article") + till.count("feed_cursor")).isZero();
    assertThat(till.requests).isEmpty();
  }

  @Test
  void damagedBodyIsAskedForAgain() {
    Packed packed = FeedEnvelopeCodec.pack(changes("fair").with("tea", 1).live());
    byte[] damaged = packed.body();
    damaged[damaged.length / 2] ^= 4;
    till.takes(packed, damaged);
    assertThat(till.requests).containsExactly(new CatchUpRequest(TillUnderTest.K07, Cursor.start(FAIR)));
    assertThat(till.feeds.deadLetters().count()).isZero();
  }

  @Test
  void wholeBodyThatIsNoEnvelopeGoesAside() {
    byte[] body = {1, 2, 3};
    till.takes(FeedEnvelopeCodec.VERSION, Sha256.of(body), "catalog/fair", body);
    till.takes(99, Sha256.of(body), "catalog/fair", body);
    assertThat(till.feeds.deadLetters().all()).singleElement().extracting(DeadLetter::key, DeadLetter::attempts).containsExactly("catalog/fair", 2);
  }

  @Test
  void oneBadChangeGoesAsideAloneAndIsResolvedByAGoodOne() {
    till.takes(
        changes("fair").with("tea", 1).with("milk", TextNode.valueOf("no article")).with("cake", Contract.tree(article("pie", 1))).with("bread", 1).live());
    assertThat(till.feeds.hash(FAIR)).isEqualTo(hash(article("bread", 1), article("tea", 1)));
    assertThat(till.feeds.cursors()).contains(new Cursor(FAIR, "G1", 4));
    assertThat(till.feeds.deadLetters().all()).extracting(DeadLetter::key).containsExactly("catalog/fair/cake", "catalog/fair/milk");
    till.takes(changes("fair").after(4).with("milk", 2).without("cake").live());
    assertThat(till.feeds.deadLetters().count()).isZero();
  }

  @Test
  void newNumberRangesAreAdoptedWithTheSettings() {
    NumberRange range = new NumberRange("receipt", "K07-", 6, 1, 100);
    till.takes(Changes.settings(1, withRange(1, range)));
    assertThat(till.ranges.adopted).containsExactly(range);
    assertThat(till.catalog.settings().current().revision()).isEqualTo(1);
  }

  @Test
  void settingsWhoseRangesAreRefusedGoAsideAndTheOldOnesStay() {
    till.takes(Changes.settings(1, withRange(1, new NumberRange("receipt", "NO", 6, 1, 100))));
    assertThat(till.catalog.settings().current()).isEqualTo(till.initial);
    assertThat(till.feeds.deadLetters().all()).extracting(DeadLetter::cause).containsExactly("range NO overlaps another one");
    till.takes(Changes.settings(2, withRange(2, new NumberRange("receipt", "K07-", 6, 1, 100))));
    assertThat(till.catalog.settings().current().revision()).isEqualTo(2);
    assertThat(till.feeds.deadLetters().count()).isZero();
  }

  @Test
  void databaseThatFailsInTheMiddleKeepsNothingAndTheEnvelopeIsAppliedLater() {
    FeedEnvelope envelope = changes("fair").with("tea", 1, "40000001").with("milk", 1).live();
    till.database.useTransaction(h -> h.execute("RENAME TABLE article_gtin TO article_gtin_away"));
    assertThatThrownBy(() -> till.takes(envelope)).isInstanceOf(RuntimeException.class);
    till.reopen();
    assertThat(till.count("article") + till.count("feed_membership") + till.count("feed_cursor") + till.count("dead_letter")).isZero();
    till.database.useTransaction(h -> h.execute("RENAME TABLE article_gtin_away TO article_gtin"));
    till.takes(envelope);
    assertThat(till.feeds.hash(FAIR)).isEqualTo(hash(article("milk", 1), article("tea", 1, "40000001")));
  }

  private static TillSettings withRange(long revision, NumberRange range) {
    TillSettings s = TillUnderTest.settings(revision, FAIR, TOWN);
    return new TillSettings(revision, s.scopes(), List.of(range), s.paymentMeans(), s.currency(), s.zone());
  }
}
