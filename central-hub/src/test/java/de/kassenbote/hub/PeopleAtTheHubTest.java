package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A hub from its first start on, and the people who come. All that is logged meanwhile, at DEBUG, is looked through at the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleAtTheHubTest {
  private static final String OWN = "an own password of somebody";
  private static final String NEXT = "the next password of somebody";
  private static final String GUESS = "a-wrong-guess-of-somebody";

  private final Logged logged = new Logged();
  private Path data;
  private RunningHub hub;
  private String first;
  private Browser admin;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    logged.listen();
    data = directory;
    hub = new RunningHub(directory);
    first = hub.firstPassword();
    admin = new Browser(hub.httpPort());
    theFirstAdministratorComes();
  }

  @AfterAll
  void stop() {
    hub.close();
    logged.stopListening();
  }

  /** The flow itself, step by step, through the pages. */
  private void theFirstAdministratorComes() throws Exception {
    assertThat(admin.get("/").headers().firstValue("Location")).hasValueSatisfying(l -> assertThat(l).endsWith("/login"));
    assertThat(admin.get("/login?lang=de").body()).contains("<html lang=\"de\">", "Anmelden", "type=\"password\"");
    HttpResponse<String> wrong = admin.submit("/login", "name", "admin", "password", GUESS, "lang", "en");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("Name or password is wrong", "value=\"admin\"").doesNotContain(GUESS);

    HttpResponse<String> in = admin.submit("/login", "name", "admin", "password", first, "lang", "de");
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(in.headers().firstValue("Set-Cookie")).hasValueSatisfying(c -> assertThat(c).startsWith("kassenbote-session=").contains("; HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Secure", "Max-Age", "Expires"));
    assertThat(admin.get("/").headers().firstValue("Location")).hasValueSatisfying(l -> assertThat(l).endsWith("/password"));

    String token = tokenIn(admin.get("/password?lang=de").body());
    assertThat(admin.submit("/password", "csrf", token, "old", first, "new", OWN, "again", NEXT, "lang", "de").body()).contains("nicht gleich");
    assertThat(admin.submit("/password", "csrf", token, "old", first, "new", "zu kurz", "again", "zu kurz", "lang", "de").body()).contains("mindestens 12 Zeichen");
    assertThat(admin.submit("/password", "csrf", token, "old", first, "new", "for the admin alone", "again", "for the admin alone", "lang", "en").statusCode()).isEqualTo(422);
    String before = admin.cookie();
    assertThat(admin.submit("/password", "csrf", token, "old", first, "new", OWN, "again", OWN, "lang", "de").statusCode()).isEqualTo(303);
    assertThat(admin.cookie()).isNotEqualTo(before);
    assertThat(admin.get("/?lang=de").body()).contains("Überblick", ">admin<", "Abmelden");
    admin.showToken(tokenIn(admin.get("/").body()));
    assertThat(admin.changePassword(OWN, NEXT).statusCode()).isEqualTo(200);
    assertThat(new Browser(hub.httpPort()).login("admin", first).statusCode()).as("the one-time password").isEqualTo(401);
  }

  @Test
  void aSecondStartMakesNoAdministratorAndSessionsGoOn(@TempDir Path other) throws Exception {
    Browser browser;
    String password;
    try (RunningHub once = new RunningHub(other)) {
      password = once.firstPassword();
      browser = new Staff(once).with("anna", "viewer");
      assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(200);
    }
    try (RunningHub again = new RunningHub(other)) {
      assertThat(again.hasMadeAnAdministrator()).isFalse();
      assertThat(browser.at(again.httpPort()).get("/api/v1/me").body()).contains("\"name\":\"anna\"");
      assertThat(new Browser(again.httpPort()).login("admin", password).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aWriteNeedsTheTokenOfItsOwnSession() throws Exception {
    Browser anna = new Staff(hub).with("anna", "administrator");
    Browser berta = new Staff(hub).with("berta", "administrator");
    String annas = anna.csrf();
    for (String shown : new String[] {null, "", "0".repeat(32), berta.csrf()}) {
      anna.showToken(shown);
      HttpResponse<String> answer = anna.send("POST", "/api/v1/branches", "{\"id\":\"X1\",\"name\":\"x\",\"zone\":\"Europe/Berlin\"}");
      assertThat(answer.statusCode()).as("with %s", shown).isEqualTo(403);
      assertThat(answer.body()).contains("CSRF");
    }
    assertThat(anna.submit("/logout", "csrf", "").statusCode()).isEqualTo(403);
    assertThat(anna.get("/api/v1/branches").body()).isEqualTo("[]");
    anna.showToken(annas);
    assertThat(anna.send("POST", "/api/v1/branches", "{\"id\":\"X1\",\"name\":\"x\",\"zone\":\"Europe/Berlin\"}").statusCode()).isEqualTo(201);
  }

  @Test
  void actsAreRecordedAsThePersonsWhateverTheyTell() throws Exception {
    Browser clara = new Staff(hub).with("clara", "operator");
    assertThat(clara.send("POST", "/api/v1/tills", "{\"id\":\"C1\"}").statusCode()).isEqualTo(201);
    assertThat(hub.send("POST", "/api/v1/tills/C1/lock", "", hub.token()).statusCode()).isEqualTo(200);
    String acts = clara.get("/api/v1/acts").body();
    assertThat(acts).contains("\"who\":\"clara\",\"from\":\"127.0.0.1\",\"what\":\"till-add\"", "\"who\":\"local:operator\",\"from\":\"127.0.0.1\",\"what\":\"till-lock\"");
  }

  @Test
  void whoLogsOutIsOutAndTheCookieIsWorthNothing() throws Exception {
    Browser dora = new Staff(hub).with("dora", "viewer");
    Browser copy = dora.at(hub.httpPort());
    HttpResponse<String> out = dora.submit("/logout", "csrf", dora.csrf(), "lang", "de");
    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(out.headers().firstValue("Set-Cookie")).hasValueSatisfying(c -> assertThat(c).contains("kassenbote-session=;", "Expires=Thu, 01 Jan 1970"));
    assertThat(copy.get("/api/v1/fleet").statusCode()).isEqualTo(401);
  }

  @Test
  void pagesLetNoScriptInButOurs() throws Exception {
    for (String path : List.of("/", "/login", "/password")) {
      HttpResponse<String> page = admin.get(path);
      assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(v -> assertThat(v).contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'").doesNotContain("unsafe"));
      assertThat(page.body()).doesNotContainPattern("<script>|<style|\\sstyle=|\\son[a-z]+=");
    }
    assertThat(admin.get("/api/v1/fleet").headers().firstValue("Content-Security-Policy")).hasValueSatisfying(v -> assertThat(v).contains("default-src 'none'"));
  }

  @Test
  void whatAProxyOfThisMachinePassesOnIsFromElsewhere() throws Exception {
    Browser nobody = new Browser(hub.httpPort());
    assertThat(nobody.get("/metrics").statusCode()).isEqualTo(200);
    nobody.tell("X-Forwarded-For", "192.0.2.1");
    assertThat(nobody.get("/metrics").statusCode()).isEqualTo(401);
    assertThat(nobody.get("/health").statusCode()).isEqualTo(401);
  }

  @Test
  void whoAsksTooMuchIsToldToWait() throws Exception {
    Browser eager = new Browser(hub.httpPort());
    eager.tell("X-Forwarded-For", "192.0.2.1");
    List<Integer> statuses = Stream.generate(() -> "/login").limit(2_000).map(path -> statusOf(eager, path)).takeWhile(status -> status != 429).toList();
    assertThat(statuses).hasSizeBetween(200, 1_900).containsOnly(200);
  }

  @Test
  void noSecretIsLoggedOrLeftInTheDataDirectory() throws Exception {
    Browser erna = new Staff(hub).with("erna", "viewer");
    new Browser(hub.httpPort()).login("erna", GUESS);
    new Browser(hub.httpPort()).login(GUESS, GUESS);
    new Browser(hub.httpPort()).send("POST", "/api/v1/login", "{\"name\":\"erna\",\"password\":{\"x\":\"" + GUESS + "\"}}");
    assertThat(hub.send("GET", "/api/v1/fleet", "", GUESS).statusCode()).isEqualTo(401);
    String session = erna.cookie().split("=", 2)[1];
    List<String> secrets = List.of(first, OWN, NEXT, GUESS, Staff.PASSWORD, hub.token(), session, erna.csrf());
    assertThat(logged.lines).hasSizeGreaterThan(100);
    for (String secret : secrets) {
      assertThat(logged.lines).as("logged").noneMatch(line -> line.contains(secret));
    }
    for (String secret : List.of(first, Staff.PASSWORD, session, erna.csrf())) {
      assertThat(filesWith(secret)).as("files").isEmpty();
    }
  }

  private List<Path> filesWith(String secret) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, secret)).toList();
    }
  }

  private static boolean holds(Path file, String secret) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret);
    } catch (IOException e) {
      return false; // the broker has just removed it
    }
  }

  private static int statusOf(Browser browser, String path) {
    try {
      return browser.get(path).statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String tokenIn(String page) {
    return page.replaceAll("(?s).*name=\"csrf\" value=\"([0-9a-f]+)\".*", "$1");
  }

  /** Everything that is logged at DEBUG, but for those whose level a hub's own configuration of its log keeps up: they show each header. */
  private static final class Logged extends AppenderBase<ILoggingEvent> {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final Appender<ILoggingEvent> terminal = root.getAppender("out");

    void listen() {
      setContext(root.getLoggerContext());
      start();
      for (String quiet : List.of("org.eclipse.jetty", "io.javalin", "org.flywaydb", "com.zaxxer.hikari", "org.apache.camel", "org.apache.activemq.audit", "jdk")) {
        ((Logger) LoggerFactory.getLogger(quiet)).setLevel(Level.WARN);
      }
      root.detachAppender(terminal);
      root.setLevel(Level.DEBUG);
      root.addAppender(this);
    }

    void stopListening() {
      root.detachAppender(this);
      root.setLevel(before);
      root.addAppender(terminal);
    }

    @Override
    protected void append(ILoggingEvent event) {
      IThrowableProxy thrown = event.getThrowableProxy();
      lines.add(event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
    }
  }
}
