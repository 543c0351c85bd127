package de.kassenbote.till.rescue;

import static de.kassenbote.till.sale.SellingTill.K07;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.database.Database;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EarlierEpoch;
import de.kassenbote.routes.contract.EarlierHeld;
import de.kassenbote.routes.contract.HeldEntry;
import de.kassenbote.routes.contract.InstallationBegun;
import de.kassenbote.routes.contract.JournalledAgain;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TakenOver;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.envelope.JournalEnvelopeCodec;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.sendrescued.SendRescued;
import de.kassenbote.till.EmptyDatabase;
import de.kassenbote.till.journal.DerbyJournal;
import de.kassenbote.till.sale.Asked;
import de.kassenbote.till.sale.SellingTill;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sold on one data directory and taken over into another: real databases, each closed before it is rescued. */
class RescueTest {
  private static final TakenOver NOTHING = new TakenOver(0, 0, 0, 0, List.of(), 0);

  @TempDir Path directory;
  private final SteppedClock clock = new SteppedClock(SellingTill.NOW);

  @Test
  void whatTheHubHasNotConfirmedIsTakenOverByteForByteAndOnceAndTheJumpIsExplained() {
    List<JournalEntry> sold = sell("old", 5, 2);
    install("new", 2);

    RescueReport report = rescue("old");

    assertThat(report.confirmed()).isEqualTo(2);
    assertThat(report.takenOver()).isEqualTo(new TakenOver(3, 5, 3, 3, List.of(Money.of(750, "EUR")), 0));
    assertThat(rescue("old").takenOver()).isEqualTo(NOTHING);
    assertThat(rescue("old").hereBefore()).isEqualTo(3);
    present(
        (journal, entries) -> {
          assertThat(entries.out(1, 0, 99, 99)).isEqualTo(sold.subList(2, 5));
          assertThat(entries.told()).containsExactly(new EarlierEpoch(1, 3, 3, 5, 0));
          assertThat(journal.unsent().value("EUR")).isEqualTo(Money.of(750, "EUR"));
          assertThat(journal.unsent().count()).isEqualTo(5); // two of its own: that it began, and what it took over
          InstallationBegun said = Contract.read(journal.after(1, 9).get(0).payload(), InstallationBegun.class);
          assertThat(said.former()).isOne();
          assertThat(said.takenOver()).isEqualTo(report.takenOver());
          assertThat(said.abandoned()).containsExactly(new NumberRange("receipt", "K07-", 6, 6, 999_999));
          assertThat(journal.lastSeq()).isEqualTo(2);
        });
  }

  @Test
  void nothingIsSentBeforeTheHubSaysWhatItHasAndThenOnlyWhatItLacks() {
    List<JournalEntry> sold = sell("old", 5, 0);
    install("new", 2);
    rescue("old");

    present(
        (journal, entries) -> {
          SendRescued sending = new SendRescued(entries, () -> 0, clock);
          assertThat(sending.next()).isEmpty();
          sending.hear(new EarlierHeld(1, 2, List.of(held(sold.get(0)), held(sold.get(1)))));
          assertThat(sending.next().map(RescueTest::opened)).contains(sold.subList(2, 5));
          sending.sent();
          assertThat(sending.next()).isEmpty();
          sending.hear(new Watermark(1, 5, sold.get(4).hash()));
          assertThat(entries.told()).containsExactly(new EarlierEpoch(1, 0, 0, 5, 5));
          assertThat(journal.unsent().rescued()).isZero();
        });
  }

  @Test
  void whatIsLackingAMinuteLaterOrAfterTheHubWasRestoredGoesAgain() {
    List<JournalEntry> sold = sell("old", 3, 0);
    install("new", 2);
    rescue("old");

    present(
        (journal, entries) -> {
          SendRescued sending = new SendRescued(entries, () -> 0, clock);
          EarlierHeld nothing = new EarlierHeld(1, 0, List.of());
          sending.hear(nothing);
          assertThat(sending.next()).isPresent();
          sending.sent();
          sending.hear(nothing);
          assertThat(sending.next()).isEmpty();
          clock.advance(Duration.ofSeconds(61));
          sending.hear(nothing);
          assertThat(sending.next().map(RescueTest::opened)).contains(sold);
          sending.sent();
          sending.hear(new Watermark(1, 3, sold.get(2).hash()));
          clock.advance(Duration.ofSeconds(61));
          sending.hear(nothing);
          assertThat(sending.next().map(RescueTest::opened)).contains(sold);
        });
  }

  @Test
  void whatWasSoldOnACopyIsJournalledAgainOnceWithWhereItComesFromAndItsVeryBytes() throws IOException {
    sell("one", 2, 2);
    copy("one", "copy");
    List<JournalEntry> followed = sellMore("one", "a", 2);
    clock.advance(Duration.ofSeconds(5));
    List<JournalEntry> copied = sellMore("copy", "b", 3);
    install("new", 2);
    rescue("one");
    rescue("copy");

    present(
        (journal, entries) -> {
          EarlierHeld held = new EarlierHeld(1, 4, List.of(held(followed.get(0)), held(followed.get(1))));
          entries.settle(held);
          entries.settle(held);
          List<JournalledAgain> again =
              journal.after(0, 99).stream().filter(e -> e.type().equals(JournalledAgain.TYPE)).map(e -> Contract.read(e.payload(), JournalledAgain.class)).toList();
          assertThat(again).extracting(JournalledAgain::origin).isEqualTo(copied.stream().map(JournalEntry::key).toList());
          assertThat(again).extracting(JournalledAgain::hash).isEqualTo(copied.stream().map(JournalEntry::hash).toList());
          assertThat(again).extracting(a -> new String(a.payload(), StandardCharsets.UTF_8)).isEqualTo(copied.stream().map(e -> new String(e.payload(), StandardCharsets.UTF_8)).toList());
          assertThat(entries.told()).containsExactly(new EarlierEpoch(1, 0, 0, 4, 4));
        });
    assertThat(rescue("copy").takenOver()).isEqualTo(NOTHING);
  }

  @Test
  void aNextRescueTakesOverWhatTheFirstOneHadNotSent() {
    List<JournalEntry> sold = sell("old", 3, 1);
    install("new", 2);
    rescue("old");
    install("newest", 3);

    RescueReport report = Rescue.run(directory.resolve("new"), directory.resolve("newest"), clock);

    assertThat(report.takenOver().receipts()).isEqualTo(2);
    in("newest", (journal, entries) -> assertThat(entries.out(1, 0, 99, 99)).isEqualTo(sold.subList(1, 3)));
  }

  @Test
  void entriesThatAreNotWholeStayBehindAndAreNamedAndTheOthersAreSaved() {
    sell("old", 6, 0);
    change("old", "UPDATE journal_entry SET version = 2 WHERE seq = 2");
    change("old", "DELETE FROM journal_entry WHERE seq = 4");
    install("new", 2);

    RescueReport report = rescue("old");

    assertThat(report.findings().changed()).containsExactly(new SeqRange(2, 2));
    assertThat(report.findings().unreadable()).containsExactly(new SeqRange(4, 4));
    assertThat(report.findings().unchecked()).isOne();
    assertThat(report.takenOver()).isEqualTo(new TakenOver(1, 6, 4, 4, List.of(Money.of(1000, "EUR")), 2));
  }

  @Test
  void ofADamagedDiskEverythingIsSavedThatCanBeRead() throws IOException {
    sell("old", 80, 0);
    damage(directory.resolve("old"), "k40");
    install("new", 2);

    RescueReport report = rescue("old");

    assertThat(report.findings().lost()).isBetween(1L, 40L);
    assertThat(report.takenOver().entries()).isEqualTo(80 - report.findings().lost());
  }

  @Test
  void theOldDirectoryIsOnlyReadAndNoOtherTillsNorALaterOneIsTakenOver() throws IOException {
    sell("old", 2, 0);
    List<String> before = files("old");
    install("new", 2);
    rescue("old");

    assertThat(files("old")).isEqualTo(before);
    refused(Refusal.Reason.NOT_LATER, "new", "new");
    install("other", new TillId("K08"), 2);
    refused(Refusal.Reason.OTHER_TILL, "old", "other");
    refused(Refusal.Reason.NO_TILL, "nowhere", "new");
    refused(Refusal.Reason.NO_TILL, "old", "nowhere");
    try (SellingTill running = SellingTill.in(directory.resolve("old"))) {
      refused(Refusal.Reason.IN_USE, "old", "new");
      assertThat(running.journal.lastSeq()).isEqualTo(2);
    }
  }

  private void refused(Refusal.Reason reason, String from, String into) {
    assertThatThrownBy(() -> Rescue.run(directory.resolve(from), directory.resolve(into), clock))
        .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  private RescueReport rescue(String old) {
    return Rescue.run(directory.resolve(old), directory.resolve("new"), clock);
  }

  private List<JournalEntry> sell(String name, int count, long confirmed) {
    try (SellingTill till = SellingTill.in(directory.resolve(name))) {
      IntStream.range(0, count).forEach(i -> sell(till, "k" + i));
      till.journal.confirm(confirmed);
      return till.journal.after(0, count);
    }
  }

  private List<JournalEntry> sellMore(String name, String keys, int count) {
    try (SellingTill till = SellingTill.in(directory.resolve(name))) {
      long before = till.journal.lastSeq();
      till.clock.advance(Duration.ofSeconds(keys.hashCode()));
      IntStream.range(0, count).forEach(i -> sell(till, keys + i));
      return till.journal.after(before, count);
    }
  }

  private static void sell(SellingTill till, String key) {
    till.sales.sell(Asked.aSale().of("1", "tea").paid(250).build(), key);
  }

  private void install(String name, int epoch) {
    install(name, K07, epoch);
  }

  private void install(String name, TillId till, int epoch) {
    try (Database database = EmptyDatabase.open(directory.resolve(name))) {
      DerbyJournal.open(database, till, epoch, clock);
    }
  }

  private void change(String name, String sql) {
    try (Database database = EmptyDatabase.open(directory.resolve(name))) {
      database.useTransaction(tx -> tx.execute(sql));
    }
  }

  private void present(BiConsumer<DerbyJournal, RescuedEntries> work) {
    in("new", work);
  }

  private void in(String name, BiConsumer<DerbyJournal, RescuedEntries> work) {
    try (Database database = EmptyDatabase.open(directory.resolve(name))) {
      DerbyJournal journal = DerbyJournal.reopen(database).orElseThrow();
      work.accept(journal, new RescuedEntries(database, journal, clock));
    }
  }

  private void copy(String from, String to) throws IOException {
    Path source = directory.resolve(from);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, directory.resolve(to).resolve(source.relativize(file)));
      }
    }
  }

  /** The page that holds the receipt of that key. */
  private static void damage(Path data, String key) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("database").resolve("seg0"))) {
      for (Path path : files.toList()) {
        int at = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).indexOf("\"idempotencyKey\":\"%s\"".formatted(key));
        if (at >= 0) {
          try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(at);
            file.write(new byte[8]);
          }
        }
      }
    }
  }

  private List<String> files(String name) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve(name))) {
      return files.filter(Files::isRegularFile).sorted().map(RescueTest::described).toList();
    }
  }

  private static String described(Path file) {
    try {
      return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static HeldEntry held(JournalEntry entry) {
    return new HeldEntry(entry.key().seq(), entry.hash());
  }

  private static List<JournalEntry> opened(Packed packed) {
    JournalEnvelope envelope =
        JournalEnvelopeCodec.open(JournalEnvelopeCodec.VERSION, String.valueOf(packed.headers().get(Packed.SHA256)), packed.body());
    return envelope.entries();
  }
}
