package de.kassenbote.hub.people;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.hub.operator.OperatorActs.Change;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * The people who may use the hub. Each change is recorded with who made it; a change that leaves no administrator who can log in is
 * refused; whoever is locked, removed or given another password is logged out with it.
 */
public final class People {
  private final Database database;
  private final Passwords passwords;
  private final OperatorActs acts;
  private final Clock clock;

  public People(Database database, Passwords passwords, OperatorActs acts, Clock clock) {
    this.database = database;
    this.passwords = passwords;
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * A password that was made for somebody, told once.
   *
   * @param password must be changed at the first login
   */
  public record Given(PersonName name, String password) {
    @Override
    public String toString() {
      return "Given[" + name + "]";
    }
  }

  /** When there is nobody yet: {@code admin}, who is told to whoever starts the hub. A crash before that needs a reset of the password. */
  public Optional<Given> firstAdministrator() {
    if (!all().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(add(new PersonName("admin"), List.of(Role.ADMINISTRATOR), new Operator("hub")));
  }

  List<Person> all() {
    return database.read(h -> h.select("SELECT * FROM person ORDER BY name").map((RowView r) -> person(h, r)).list());
  }

  Given add(PersonName name, Collection<Role> roles, Operator who) {
    requireSome(roles);
    Given given = new Given(name, OneTimePassword.create());
    String hash = passwords.hash(given.password());
    database.useTransaction(
        h -> {
          if (find(h, name).isPresent()) {
            throw HttpProblem.conflict("%s is there already: choose another name, or change that person".formatted(name));
          }
          h.execute("INSERT INTO person (name, password_hash, one_time, locked, added_at) VALUES (?, ?, ?, ?, ?)", name.value(), hash, true, false, clock.millis());
          write(h, name, roles);
          note(h, who, "person-add", name, Optional.empty(), find(h, name));
        });
    return given;
  }

  /** Other roles, at once. */
  Person set(PersonName name, Collection<Role> roles, Operator who) {
    requireSome(roles);
    return change(name, "person-set", who, h -> {
      h.execute("DELETE FROM person_role WHERE person = ?", name.value());
      write(h, name, roles);
    });
  }

  Person lock(PersonName name, Operator who) {
    return change(name, "person-lock", who, h -> {
      h.execute("UPDATE person SET locked = ? WHERE name = ?", true, name.value());
      Sessions.endAllOf(h, name);
    });
  }

  Person unlock(PersonName name, Operator who) {
    return change(name, "person-unlock", who, h -> h.execute("UPDATE person SET locked = ? WHERE name = ?", false, name.value()));
  }

  void remove(PersonName name, Operator who) {
    database.useTransaction(
        h -> {
          Person before = locked(h, name);
          h.execute("DELETE FROM person WHERE name = ?", name.value());
          requireAdministrator(h);
          note(h, who, "person-rm", name, Optional.of(before), Optional.empty());
        });
  }

  Given resetPassword(PersonName name, Operator who) {
    Given given = new Given(name, OneTimePassword.create());
    String hash = passwords.hash(given.password());
    change(name, "person-reset-password", who, h -> {
      h.execute("UPDATE person SET password_hash = ?, one_time = ? WHERE name = ?", hash, true, name.value());
      Sessions.endAllOf(h, name);
    });
    return given;
  }

  static SortedSet<Role> roles(Handle h, PersonName name) {
    return new TreeSet<>(h.select("SELECT role FROM person_role WHERE person = ?", name.value()).map((rs, c) -> Role.valueOf(rs.getString(1))).list());
  }

  static Optional<Person> find(Handle h, PersonName name) {
    return h.select("SELECT * FROM person WHERE name = ?", name.value()).map((RowView r) -> person(h, r)).findOne();
  }

  private interface Step {
    void in(Handle h);
  }

  private Person change(PersonName name, String what, Operator who, Step step) {
    return database.inTransaction(
        h -> {
          Person before = locked(h, name);
          step.in(h);
          requireAdministrator(h);
          Person after = find(h, name).orElseThrow();
          note(h, who, what, name, Optional.of(before), Optional.of(after));
          return after;
        });
  }

  /** All are locked in the database until the transaction ends: two who take each other's role must not both succeed. */
  private static Person locked(Handle h, PersonName name) {
    h.execute("UPDATE person SET added_at = added_at");
    return find(h, name).orElseThrow(() -> HttpProblem.notFound("there is no person %s at the hub".formatted(name)));
  }

  private static void requireAdministrator(Handle h) {
    int left =
        h.select("SELECT COUNT(*) FROM person p JOIN person_role r ON r.person = p.name WHERE r.role = ? AND NOT p.locked", Role.ADMINISTRATOR.name())
            .mapTo(Integer.class)
            .one();
    if (left == 0) {
      throw HttpProblem.conflict("nobody would be administrator any more: give another person that role first");
    }
  }

  private static void requireSome(Collection<Role> roles) {
    if (roles.isEmpty()) {
      throw HttpProblem.badRequest("roles is missing; a person has one at least");
    }
  }

  private static void write(Handle h, PersonName name, Collection<Role> roles) {
    new TreeSet<>(roles).forEach(role -> h.execute("INSERT INTO person_role (person, role) VALUES (?, ?)", name.value(), role.name()));
  }

  private void note(Handle h, Operator who, String what, PersonName name, Optional<Person> before, Optional<Person> after) {
    acts.noteChange(h, who, what, Map.of("name", name), new Change(before.map(Recorded::of).orElse(null), after.map(Recorded::of).orElse(null)), what + " " + name);
  }

  /** What is written down of a person. */
  private record Recorded(SortedSet<Role> roles, boolean locked, boolean oneTimePassword) {
    static Recorded of(Person person) {
      return new Recorded(person.roles(), person.locked(), person.oneTimePassword());
    }
  }

  private static Person person(Handle h, RowView r) {
    PersonName name = new PersonName(r.getColumn("name", String.class));
    Long loggedIn = r.getColumn("logged_in_at", Long.class);
    return new Person(
        name,
        roles(h, name),
        r.getColumn("locked", Boolean.class),
        r.getColumn("one_time", Boolean.class),
        Instant.ofEpochMilli(r.getColumn("added_at", Long.class)),
        loggedIn == null ? null : Instant.ofEpochMilli(loggedIn));
  }
}
