package de.kassenbote.hub.exchange;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.feed.ExchangeSettings;
import de.kassenbote.hub.feed.ListedSource;
import de.kassenbote.hub.masterdata.Turns;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.HandoverRows;
import de.kassenbote.routes.contract.TillId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where operators say what tills get, till by till or by templates. Each change is one transaction with all tills that it moves and
 * its record; changes wait for each other. What a till had is taken from it, and what is new comes to it, when it is there.
 */
public final class ExchangeDesk {
  private static final String TURN = "exchange";
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{N} ._-]{0,58}[\\p{L}\\p{N}._-])?");

  private final Database database;
  private final ExchangeSettings feeds;
  private final OperatorActs acts;
  private final RowCounter counter;
  private final TillMoves moves;

  /**
   * @param sources the feeds that can be selected
   * @param settingsChanged gives a till's settings the next revision, in the transaction
   */
  public ExchangeDesk(
      Database database, ExchangeSettings feeds, Collection<ListedSource> sources, BiConsumer<Handle, TillId> settingsChanged, OperatorActs acts) {
    this.database = database;
    this.feeds = feeds;
    this.acts = acts;
    this.counter = new RowCounter(sources);
    this.moves = new TillMoves(feeds, settingsChanged);
  }

  /**
   * Gives a new till what it is to get, inside the step that adds it; {@link #applyFilter} must follow its commit. Call it before
   * the step's own rows are written: it may wait for another change.
   *
   * @return the till's scopes
   */
  public SortedSet<FeedScope> enrol(Handle tx, TillId till, Wish wish) {
    Turns.take(tx, TURN);
    SortedSet<FeedScope> scopes = granted(tx, wish);
    feeds.enrol(tx, till, scopes);
    TemplateTable.follow(tx, till, wish.template());
    return scopes;
  }

  /** Why a till cannot be given that; empty when it can. */
  public Optional<String> objection(Handle tx, Wish wish) {
    try {
      wanted(tx, wish);
      return Optional.empty();
    } catch (HttpProblem | IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The scopes that a till gets. */
  public SortedSet<FeedScope> of(Handle tx, TillId till) {
    return feeds.of(tx, till);
  }

  /** A new installation of that till is to get all of it from the beginning; {@link #applyFilter} must follow the commit. */
  public void beginAnew(Handle tx, TillId till) {
    Turns.take(tx, TURN);
    feeds.enrol(tx, till, feeds.of(tx, till));
  }

  /** How many rows belong to those scopes now, feed by feed. */
  public List<HandoverRows> rows(Handle tx, SortedSet<FeedScope> scopes) {
    return counter.begin(tx).count(new TreeSet<>(), scopes).stream().map(rows -> new HandoverRows(rows.feed(), rows.comes())).toList();
  }

  /** Makes the broker's subscription of a new till. */
  public void applyFilter(TillId till) {
    feeds.applyFilter(till);
  }

  TillExchange find(TillId till) {
    return database.read(tx -> found(tx, till));
  }

  /** From now on the till gets this and nothing else. */
  void set(TillId till, Wish wish, Operator who) {
    List<TillId> moved =
        inTurn(
            tx -> {
              TillExchange before = found(tx, till);
              List<TillId> moving = moves.move(tx, List.of(till), granted(tx, wish));
              TemplateTable.follow(tx, till, wish.template());
              note(tx, who, "exchange", Map.of("till", till), before, found(tx, till), "till %s gets its new selection".formatted(till));
              return moving;
            });
    moves.applyFilters(moved);
  }

  /** What {@link #set} would bring and take; nothing is changed. */
  Preview preview(TillId till, Wish wish) {
    return database.read(
        tx -> {
          found(tx, till);
          return previewed(tx, List.of(till), wanted(tx, wish));
        });
  }

  List<Template> templates() {
    return database.read(tx -> TemplateTable.names(tx).stream().map(name -> template(tx, name)).toList());
  }

  Template template(String name) {
    return database.read(tx -> template(tx, name));
  }

  void addTemplate(String name, Wish wish, Operator who) {
    requireName(name);
    requireSelection(wish);
    inTurn(
        tx -> {
          if (TemplateTable.scopes(tx, name).isPresent()) {
            throw HttpProblem.conflict("there is an exchange template '%s' already".formatted(name));
          }
          TemplateTable.insert(tx, name);
          TemplateTable.setScopes(tx, name, granted(tx, wish));
          note(tx, who, "exchange-template-add", Map.of("template", name), null, template(tx, name), "template '%s' added".formatted(name));
          return name;
        });
  }

  /**
   * Changes a template, and with it all tills that follow it.
   *
   * @return the template, with its tills
   */
  Template setTemplate(String name, Wish wish, Operator who) {
    requireSelection(wish);
    List<TillId> moved = new ArrayList<>();
    Template after =
        inTurn(
            tx -> {
              Template before = template(tx, name);
              SortedSet<FeedScope> scopes = granted(tx, wish);
              TemplateTable.setScopes(tx, name, scopes);
              moved.clear();
              moved.addAll(moves.move(tx, before.tills(), scopes));
              Template now = template(tx, name);
              note(tx, who, "exchange-template-set", Map.of("template", name), before, now, "%d tills get the new selection".formatted(moved.size()));
              return now;
            });
    moves.applyFilters(moved);
    return after;
  }

  /** What {@link #setTemplate} would bring and take. */
  Preview previewTemplate(String name, Wish wish) {
    requireSelection(wish);
    return database.read(tx -> previewed(tx, template(tx, name).tills(), wanted(tx, wish)));
  }

  /**
   * @throws HttpProblem 409 while tills follow it
   */
  void removeTemplate(String name, Operator who) {
    inTurn(
        tx -> {
          Template before = template(tx, name);
          if (!before.tills().isEmpty()) {
            throw HttpProblem.conflict("the template '%s' is followed by %s: give them other settings first".formatted(name, named(before.tills())));
          }
          TemplateTable.delete(tx, name);
          note(tx, who, "exchange-template-rm", Map.of("template", name), before, null, "template '%s' removed".formatted(name));
          return name;
        });
  }

  private void note(Handle tx, Operator who, String what, Map<String, Object> of, @Nullable Object before, @Nullable Object after, String result) {
    acts.noteChange(tx, who, what, of, new OperatorActs.Change(before, after), result);
  }

  private <T> T inTurn(Function<Handle, T> work) {
    return database.inTransaction(
        tx -> {
          Turns.take(tx, TURN);
          return work.apply(tx);
        });
  }

  /** The scopes that the wish means; names that are new are there from now on. */
  private static SortedSet<FeedScope> granted(Handle tx, Wish wish) {
    SortedSet<FeedScope> scopes = wanted(tx, wish);
    KnownNames.add(tx, Selection.of(scopes));
    return scopes;
  }

  private static SortedSet<FeedScope> wanted(Handle tx, Wish wish) {
    wish.requireSense();
    String template = wish.template();
    if (template != null) {
      return TemplateTable.scopes(tx, template)
          .orElseThrow(() -> HttpProblem.unprocessable("there is no exchange template '%s'; %s".formatted(template, told(TemplateTable.names(tx)))));
    }
    Selection selection = wish.selection();
    KnownNames.require(tx, wish, selection);
    return selection.scopes();
  }

  private Preview previewed(Handle tx, List<TillId> tills, SortedSet<FeedScope> after) {
    RowCounter.Counting counting = counter.begin(tx);
    return new Preview(tills.stream().map(till -> new Preview.OfTill(till, counting.count(feeds.of(tx, till), after))).toList());
  }

  private TillExchange found(Handle tx, TillId till) {
    if (!feeds.isEnrolled(tx, till)) {
      throw HttpProblem.notFound("there is no till %s at the hub".formatted(till));
    }
    return new TillExchange(till, TemplateTable.followedBy(tx, till).orElse(null), Selection.of(feeds.of(tx, till)));
  }

  private Template template(Handle tx, String name) {
    SortedSet<FeedScope> scopes =
        TemplateTable.scopes(tx, name)
            .orElseThrow(() -> HttpProblem.notFound("there is no exchange template '%s'; %s".formatted(name, told(TemplateTable.names(tx)))));
    return new Template(name, Selection.of(scopes), TemplateTable.followers(tx, name).stream().filter(till -> feeds.isEnrolled(tx, till)).toList());
  }

  private static void requireSelection(Wish wish) {
    if (wish.template() != null) {
      throw HttpProblem.badRequest("a template cannot follow another one: name catalogs, customers, suppliers and stock");
    }
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw HttpProblem.badRequest("'%s' is no name of a template: 1 to 60 letters, digits, spaces, dots, hyphens, underscores".formatted(name));
    }
  }

  private static String told(List<String> names) {
    return names.isEmpty() ? "there is none yet" : "there are " + String.join(", ", names);
  }

  private static String named(List<TillId> tills) {
    return String.join(", ", tills.stream().map(TillId::value).toList());
  }
}
