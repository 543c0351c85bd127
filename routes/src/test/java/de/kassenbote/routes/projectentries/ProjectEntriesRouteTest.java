package de.kassenbote.routes.projectentries;

import static org.awaitility.Awaitility.await;

import de.kassenbote.routes.contract.TillId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ProjectEntriesRouteTest {
  private static final long RECORDED = 12_000;

  @Test
  void everythingIsProjectedAndLaterOnWhatComesLater() throws Exception {
    AtomicLong recorded = new AtomicLong(RECORDED);
    Cursor cursor = new Cursor(recorded);
    try (DefaultCamelContext camel = new DefaultCamelContext();
        ProjectEntries projectEntries = new ProjectEntries(cursor, () -> false)) {
      camel.addRoutes(new ProjectEntriesRoute(projectEntries));
      camel.start();
      await("all is projected").until(() -> cursor.seq.get() == RECORDED);
      recorded.incrementAndGet();
      await("the next entry is projected").until(() -> cursor.seq.get() == RECORDED + 1);
      camel.stop();
    }
  }

  /** One journal of which only the length matters. */
  private static final class Cursor implements JournalProjection {
    private final AtomicLong seq = new AtomicLong();
    private final AtomicLong recorded;

    Cursor(AtomicLong recorded) {
      this.recorded = recorded;
    }

    @Override
    public void settleRebuild() {}

    @Override
    public List<Backlog> behind() {
      Backlog backlog = new Backlog(new JournalPart(new TillId("K01"), 1), seq.get(), recorded.get());
      return backlog.complete() > backlog.projected() ? List.of(backlog) : List.of();
    }

    @Override
    public PreparedStep prepare(List<Slice> slices) {
      int entries = slices.stream().mapToInt(Slice::entries).sum();
      return () -> {
        seq.addAndGet(entries);
        return entries;
      };
    }
  }
}
