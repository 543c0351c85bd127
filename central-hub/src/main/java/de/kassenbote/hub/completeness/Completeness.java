package de.kassenbote.hub.completeness;

import static java.util.stream.Collectors.groupingBy;

import de.kassenbote.database.Database;
import de.kassenbote.hub.journal.Watermarks;
import de.kassenbote.hub.journal.Watermarks.Mark;
import de.kassenbote.hub.registry.TillRow;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** States for each till, and each of its installations, whether everything is here. */
public final class Completeness {
  private final Database database;
  private final ToldSeqs told;

  public Completeness(Database database, ToldSeqs told) {
    this.database = database;
    this.told = told;
  }

  /**
   * At least one statement for each till, by till and epoch. Of a day only those installations that did something then, or may
   * have.
   *
   * @param day absent = the whole journals
   */
  public List<Statement> of(List<TillRow> tills, Optional<LocalDate> day) {
    Map<TillId, List<Mark>> marks = database.read(Watermarks::all).stream().collect(groupingBy(Mark::till));
    List<Statement> statements = new ArrayList<>();
    for (TillRow till : tills) {
      statements.addAll(of(till, marks.getOrDefault(till.id(), List.of()), day));
    }
    return statements;
  }

  private List<Statement> of(TillRow till, List<Mark> recorded, Optional<LocalDate> day) {
    List<Mark> marks = new ArrayList<>(recorded);
    if (recorded.stream().noneMatch(mark -> mark.epoch() == till.epoch())) {
      marks.add(new Mark(till.id(), till.epoch(), 0, JournalEntry.genesis(till.id(), till.epoch())));
    }
    List<Statement> all = marks.stream().map(mark -> statement(mark, day)).toList();
    List<Statement> telling = day.isEmpty() ? all : all.stream().filter(Statement::tellsSomething).toList();
    return telling.isEmpty() ? all.subList(all.size() - 1, all.size()) : telling;
  }

  private Statement statement(Mark mark, Optional<LocalDate> day) {
    Examination examination = new Examination(database, mark, told.lastSeq(mark.till(), mark.epoch()));
    return day.map(examination::of).orElseGet(examination::whole);
  }
}
