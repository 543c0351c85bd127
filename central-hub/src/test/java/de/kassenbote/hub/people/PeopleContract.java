package de.kassenbote.hub.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.operator.Act;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People, their logins and their sessions, on a real database and with a clock of the test's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PeopleContract {
  private static final PersonName ADMIN = new PersonName("admin");
  private static final PersonName ANNA = new PersonName("anna");
  private static final Operator LOCAL = new Operator("local:root", "127.0.0.1");
  private static final String HERE = "192.0.2.1";

  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private final InstantSource source = () -> now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private Database database;
  private OperatorActs acts;
  private Passwords passwords;
  private Sessions sessions;
  private Login login;
  private People people;
  private String adminsPassword;

  abstract Database database(Path at);

  @BeforeAll
  void open(@TempDir Path directory) {
    database = database(directory);
  }

  @BeforeEach
  void start() {
    database.useTransaction(h -> List.of("web_session", "person_role", "person", "operator_act").forEach(table -> h.execute("DELETE FROM " + table)));
    acts = new OperatorActs(database, clock);
    passwords = new Passwords(4);
    sessions = new Sessions(database, clock);
    login = new Login(database, passwords, sessions, clock);
    people = new People(database, passwords, acts, clock);
    adminsPassword = people.firstAdministrator().orElseThrow().password();
  }

  @AfterAll
  void stop() {
    database.close();
  }

  @Test
  void theFirstAdministratorIsMadeOnce() {
    assertThat(people.firstAdministrator()).isEmpty();
    assertThat(people.all()).singleElement().satisfies(admin -> {
      assertThat(admin.name()).isEqualTo(ADMIN);
      assertThat(admin.roles()).containsExactly(Role.ADMINISTRATOR);
      assertThat(admin.oneTimePassword()).isTrue();
      assertThat(admin.loggedInAt()).isNull();
    });
  }

  @Test
  void nobodysPasswordStandsInTheDatabase() {
    String secret = login.with("admin", adminsPassword, HERE);
    List<String> stored = database.read(h -> h.createQuery("SELECT password_hash FROM person UNION ALL SELECT id_hash FROM web_session").mapTo(String.class).list());
    assertThat(stored).hasSize(2).noneMatch(s -> s.contains(adminsPassword) || s.contains(secret)).anyMatch(s -> s.startsWith("$2"));
    assertThat(adminsPassword).matches("[a-z2-9]{5}(-[a-z2-9]{5}){3}");
  }

  @Test
  void rolesAreChangedAtOnceAlsoForWhoIsLoggedIn() {
    String password = people.add(ANNA, List.of(Role.VIEWER), LOCAL).password();
    String secret = login.with("anna", password, HERE);
    assertThat(sessions.find(secret, true).orElseThrow().has(Role.OPERATOR)).isFalse();
    people.set(ANNA, List.of(Role.OPERATOR, Role.HEAD_OFFICE), LOCAL);
    Visitor anna = sessions.find(secret, true).orElseThrow();
    assertThat(List.of(anna.has(Role.VIEWER), anna.has(Role.OPERATOR), anna.has(Role.HEAD_OFFICE), anna.has(Role.ADMINISTRATOR))).containsExactly(true, true, true, false);
  }

  @Test
  void whoIsLockedRemovedOrGivenAnotherPasswordIsLoggedOut() {
    String first = people.add(ANNA, List.of(Role.VIEWER), LOCAL).password();
    String before = login.with("anna", first, HERE);
    people.lock(ANNA, LOCAL);
    assertThat(sessions.find(before, true)).isEmpty();
    assertThat(status(() -> login.with("anna", first, HERE))).isEqualTo(401);
    people.unlock(ANNA, LOCAL);
    assertThat(sessions.find(before, true)).as("a session of before the lock").isEmpty();

    String again = login.with("anna", first, HERE);
    String second = people.resetPassword(ANNA, LOCAL).password();
    assertThat(sessions.find(again, true)).isEmpty();
    assertThat(status(() -> login.with("anna", first, HERE))).isEqualTo(401);

    String last = login.with("anna", second, HERE);
    people.remove(ANNA, LOCAL);
    assertThat(sessions.find(last, true)).isEmpty();
    assertThat(status(() -> login.with("anna", second, HERE))).isEqualTo(401);
  }

  @Test
  void theLastAdministratorStays() {
    people.add(ANNA, List.of(Role.OPERATOR), LOCAL);
    for (Callable<?> step : List.<Callable<?>>of(() -> people.lock(ADMIN, LOCAL), () -> people.set(ADMIN, List.of(Role.VIEWER), LOCAL), () -> remove(ADMIN))) {
      assertThat(status(step)).isEqualTo(409);
    }
    assertThat(people.all()).filteredOn(p -> p.name().equals(ADMIN)).singleElement().matches(p -> !p.locked() && p.roles().contains(Role.ADMINISTRATOR));
    people.set(ANNA, List.of(Role.ADMINISTRATOR), LOCAL);
    people.lock(ADMIN, LOCAL);
    assertThat(status(() -> people.lock(ANNA, LOCAL))).isEqualTo(409);
  }

  @Test
  void twoAdministratorsWhoTakeEachOthersRoleAtOnceDoNotBothSucceed() throws Exception {
    people.add(ANNA, List.of(Role.ADMINISTRATOR), LOCAL);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 5; i++) {
        List<Future<Integer>> both = pool.invokeAll(List.<Callable<Integer>>of(() -> status(() -> people.lock(ADMIN, LOCAL)), () -> status(() -> people.lock(ANNA, LOCAL))));
        assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(200, 409);
        people.unlock(ADMIN, LOCAL);
        people.unlock(ANNA, LOCAL);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void whoDidItIsRecordedAndNoPasswordIs() {
    String given = people.add(ANNA, List.of(Role.VIEWER), LOCAL).password();
    people.set(ANNA, List.of(Role.OPERATOR), new Operator("admin", HERE));
    String again = people.resetPassword(ANNA, LOCAL).password();
    List<Act> noted = acts.list();
    assertThat(noted).extracting(Act::what).containsExactly("person-reset-password", "person-set", "person-add", "person-add");
    assertThat(noted.get(1).who()).isEqualTo("admin");
    assertThat(String.valueOf(noted.get(1).before())).contains("viewer");
    assertThat(String.valueOf(noted.get(1).after())).contains("operator");
    assertThat(noted.toString()).doesNotContain(given, again, adminsPassword, "$2");
  }

  @Test
  void aSessionEndsAfterAnHourWithoutUse() {
    String secret = login.with("admin", adminsPassword, HERE);
    for (int i = 0; i < 3; i++) {
      now = now.plus(Duration.ofMinutes(59));
      assertThat(sessions.find(secret, true)).isPresent();
    }
    now = now.plus(Duration.ofMinutes(59));
    assertThat(sessions.find(secret, false)).as("asked by an open page").isPresent();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(sessions.find(secret, true)).isEmpty();
  }

  @Test
  void aSessionEndsAfterTwelveHoursHoweverMuchItIsUsed() {
    String secret = login.with("admin", adminsPassword, HERE);
    for (int i = 0; i < 23; i++) {
      now = now.plus(Duration.ofMinutes(30));
      assertThat(sessions.find(secret, true)).isPresent();
    }
    now = now.plus(Duration.ofMinutes(30));
    assertThat(sessions.find(secret, true)).isEmpty();
  }

  @Test
  void aSessionSurvivesARestartAndItsHashOpensNothing() {
    String secret = login.with("admin", adminsPassword, HERE);
    Visitor before = sessions.find(secret, true).orElseThrow();
    Sessions after = new Sessions(database, clock);
    assertThat(after.find(secret, true).orElseThrow()).isEqualTo(before);
    assertThat(after.find(before.session(), true)).isEmpty();
    after.end(before);
    assertThat(sessions.find(secret, true)).isEmpty();
    assertThat(sessions.isOpen(before)).isFalse();
  }

  @Test
  void aChangedPasswordEndsEveryOtherSessionAndIsNoOneTimePasswordAnyMore() {
    String other = login.with("admin", adminsPassword, HERE);
    Visitor admin = sessions.find(login.with("admin", adminsPassword, HERE), true).orElseThrow();
    assertThat(admin.oneTimePassword()).isTrue();
    String secret = login.change(admin, adminsPassword, "correct horse battery", HERE);
    assertThat(sessions.find(other, true)).isEmpty();
    assertThat(sessions.isOpen(admin)).isFalse();
    assertThat(sessions.find(secret, true).orElseThrow().oneTimePassword()).isFalse();
    assertThat(status(() -> login.with("admin", adminsPassword, HERE))).isEqualTo(401);
    assertThat(login.with("admin", "correct horse battery", HERE)).isNotEmpty();
  }

  @Test
  void aPasswordThatIsTooEasyIsRefusedWithTheReason() {
    Visitor admin = sessions.find(login.with("admin", adminsPassword, HERE), true).orElseThrow();
    assertThat(refused(admin, "a wrong guess!", "correct horse battery")).isEqualTo(RefusedPassword.Reason.OLD_IS_WRONG);
    assertThat(refused(admin, adminsPassword, "short")).isEqualTo(RefusedPassword.Reason.LENGTH);
    assertThat(refused(admin, adminsPassword, "ä".repeat(37))).isEqualTo(RefusedPassword.Reason.LENGTH);
    assertThat(refused(admin, adminsPassword, "long enough\0 but")).isEqualTo(RefusedPassword.Reason.LENGTH);
    assertThat(refused(admin, adminsPassword, "i am the admin here")).isEqualTo(RefusedPassword.Reason.HOLDS_NAME);
    assertThat(refused(admin, adminsPassword, adminsPassword)).isEqualTo(RefusedPassword.Reason.SAME);
  }

  /** The rule: five tries are free, then each waits twice as long as the one before, fifteen minutes at most. */
  @Test
  void guessingGetsSlowByNameFromWhereverItComes() {
    for (int i = 0; i < 5; i++) {
      String from = "192.0.2." + (10 + i);
      assertThat(status(() -> login.with("admin", "a wrong guess!", from))).isEqualTo(401);
    }
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String from = "198.51.100." + i;
      waits.add(waitOf("admin", from + "0"));
      assertThat(status(() -> login.with("admin", "a wrong guess!", from + "1"))).isEqualTo(401);
    }
    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L);
    assertThat(status(() -> login.with("admin", adminsPassword, "203.0.113.9"))).as("also the right password has to wait").isEqualTo(429);
    now = now.plusSeconds(900);
    login.with("admin", adminsPassword, "203.0.113.9");
    assertThat(status(() -> login.with("admin", "a wrong guess!", "203.0.113.10"))).as("a success forgives").isEqualTo(401);
  }

  @Test
  void guessingGetsSlowByAddressWhateverTheName() {
    for (int i = 0; i < 5; i++) {
      String name = "guess" + i;
      assertThat(status(() -> login.with(name, "a wrong guess!", HERE))).isEqualTo(401);
    }
    assertThat(status(() -> login.with("admin", adminsPassword, HERE))).isEqualTo(429);
    assertThat(login.with("admin", adminsPassword, "192.0.2.2")).isNotEmpty();
    now = now.plusSeconds(1);
    assertThat(login.with("admin", adminsPassword, HERE)).isNotEmpty();
    assertThat(status(() -> login.with("guess", "a wrong guess!", HERE))).as("an own success pardons no guesses at others").isEqualTo(429);
  }

  @Test
  void manyGuessesAtOnceAreNotMoreThanFive() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> guesses = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String from = "192.0.2." + i;
        guesses.add(() -> status(() -> login.with("admin", "a wrong guess!", from)));
      }
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : pool.invokeAll(guesses)) {
        answers.add(answer.get());
      }
      assertThat(answers).filteredOn(status -> status == 401).hasSize(5);
      assertThat(answers).filteredOn(status -> status == 429).hasSize(35);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aNewPasswordNeedNotWaitForTheFailuresWithTheOldOne() {
    for (int i = 0; i < 6; i++) {
      String from = "192.0.2." + (10 + i);
      status(() -> login.with("admin", "a wrong guess!", from));
    }
    String fresh = people.resetPassword(ADMIN, LOCAL).password();
    login.forgive(ADMIN);
    assertThat(login.with("admin", fresh, HERE)).isNotEmpty();
  }

  private RefusedPassword.Reason refused(Visitor visitor, String old, String fresh) {
    return catchThrowableOfType(RefusedPassword.class, () -> login.change(visitor, old, fresh, HERE)).reason();
  }

  /** Waits until a try is allowed, and says how many seconds that took. */
  private long waitOf(String name, String from) {
    HttpProblem refusal = catchThrowableOfType(HttpProblem.class, () -> login.with(name, "a wrong guess!", from));
    assertThat(refusal.status()).isEqualTo(429);
    long seconds = Long.parseLong(String.valueOf(refusal.getMessage()).replaceAll(".* in (\\d+) s", "$1")) - 1;
    now = now.plusSeconds(seconds);
    return seconds;
  }

  private Object remove(PersonName name) {
    people.remove(name, LOCAL);
    return name;
  }

  private static int status(Callable<?> step) {
    try {
      step.call();
      return 200;
    } catch (HttpProblem e) {
      return e.status();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
