package de.kassenbote.till.feed;

import static de.kassenbote.till.feed.Changes.catalog;
import static de.kassenbote.till.feed.Changes.changes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import de.kassenbote.routes.contract.DeadLetterReport;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the till has to tell the hub about its dead letters, over its real database. */
class LetterReportsTest {
  private static TillUnderTest till;
  private LetterReports reports;

  @BeforeAll
  static void open(@TempDir Path directory) {
    till = new TillUnderTest(directory, catalog("fair"));
  }

  @AfterAll
  static void close() {
    till.close();
  }

  @BeforeEach
  void begin() {
    till.emptied();
    reports = new LetterReports(till.database, TillUnderTest.K07);
  }

  @Test
  void everyLetterIsReportedOnceWithEverythingThatIsKnown() {
    till.takes(changes("fair").with("tea", TextNode.valueOf("no article")).with("milk", TextNode.valueOf("neither")).live());
    DeadLetterReport first = reports.next().orElseThrow();
    assertThat(first.key()).isEqualTo("catalog/fair/milk");
    assertThat(first.origin()).isEqualTo("apply-feed");
    assertThat(first.causeMessage()).startsWith("not a valid Article");
    assertThat(first.causeStack()).contains("\tat ");
    assertThat(new String(first.body(), java.nio.charset.StandardCharsets.UTF_8)).contains("neither");
    assertThat(reports.next()).as("until it is sent").contains(first);
    reports.reported(first);
    reports.reported(reports.next().orElseThrow());
    assertThat(reports.next()).isEmpty();
    assertThat(till.feeds.deadLetters().unreported()).isZero();
    assertThat(till.feeds.deadLetters().count()).isEqualTo(2);
  }

  @Test
  void anotherAttemptIsReportedAgainAlsoWhenItCameWhileTheFirstWasSent() {
    fail(0);
    DeadLetterReport underWay = reports.next().orElseThrow();
    till.clock.advance(Duration.ofSeconds(1));
    fail(1);
    reports.reported(underWay);
    assertThat(reports.next()).map(DeadLetterReport::attempts).contains(2);
  }

  @Test
  void whatWasPutRightIsReportedSoAndThenForgotten() {
    fail(0);
    reports.reported(reports.next().orElseThrow());
    till.takes(changes("fair").after(1).with("tea", 2).live());
    assertThat(till.feeds.deadLetters().count()).isZero();
    DeadLetterReport resolved = reports.next().orElseThrow();
    assertThat(resolved.resolvedAt()).isNotNull();
    reports.reported(resolved);
    assertThat(reports.next()).isEmpty();
    assertThat(till.count("dead_letter")).isZero();
  }

  @Test
  void everythingIsReportedAnewAfterARestartForTheHubMayBeRestored() {
    fail(0);
    reports.reported(reports.next().orElseThrow());
    assertThat(new LetterReports(till.database, TillUnderTest.K07).next()).isPresent();
  }

  private static void fail(long after) {
    till.takes(changes("fair").after(after).with("tea", TextNode.valueOf("no article")).live());
  }
}
