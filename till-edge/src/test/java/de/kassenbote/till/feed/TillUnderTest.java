package de.kassenbote.till.feed;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.applyfeed.ApplyFeed;
import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.routes.envelope.FeedEnvelope;
import de.kassenbote.routes.envelope.FeedEnvelopeCodec;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.synclog.Exchanged;
import de.kassenbote.till.catalog.TillCatalog;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The feeds of till K07 over a real database, fed envelope by envelope. */
final class TillUnderTest implements AutoCloseable {
  static final TillId K07 = new TillId("K07");

  final SteppedClock clock = new SteppedClock();
  final AdoptedRanges ranges = new AdoptedRanges();
  final List<CatchUpRequest> requests = new ArrayList<>();
  final List<Exchanged> noted = new ArrayList<>();
  final Path directory;
  final TillSettings initial;
  Database database;
  TillCatalog catalog;
  TillFeeds feeds;
  private ApplyFeed apply;

  TillUnderTest(Path directory, FeedScope... scopes) {
    this.directory = directory;
    this.initial = settings(0, scopes);
    open();
  }

  /** As if it were new: opening a database takes longer than emptying one. */
  TillUnderTest emptied() {
    List.of("feed_cursor", "feed_membership", "article", "article_gtin", "till_settings", "dead_letter")
        .forEach(table -> database.useTransaction(h -> h.execute("DELETE FROM " + table)));
    requests.clear();
    noted.clear();
    ranges.adopted.clear();
    newBean();
    return this;
  }

  static TillSettings settings(long revision, FeedScope... scopes) {
    return new TillSettings(
        revision, new TreeSet<>(List.of(scopes)), List.of(), List.of("cash"), "EUR", ZoneId.of("Europe/Berlin"));
  }

  void reopen() {
    close();
    open();
  }

  TillUnderTest takes(FeedEnvelope... envelopes) {
    for (FeedEnvelope envelope : envelopes) {
      takes(FeedEnvelopeCodec.pack(envelope));
    }
    return this;
  }

  void takes(Packed packed) {
    takes(packed, packed.body());
  }

  void takes(Packed packed, byte[] body) {
    takes(FeedEnvelopeCodec.VERSION, packed.sha256(), (String) packed.headers().get(Packed.SCOPE), body);
  }

  void takes(int version, String sha256, String scope, byte[] body) {
    apply.apply(version, sha256, scope, body);
  }

  long count(String table) {
    return database.read(h -> h.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }

  @Override
  public void close() {
    database.close();
  }

  private void open() {
    database = Database.open(DatabaseSettings.derby(directory.resolve("database")), "db/till");
    catalog = new TillCatalog(database, K07, initial, ranges);
    feeds = new TillFeeds(database, catalog.rows(), catalog, clock);
    newBean();
  }

  private void newBean() {
    apply = new ApplyFeed(K07, feeds.store(), requests::add, noted::add, clock);
  }
}
