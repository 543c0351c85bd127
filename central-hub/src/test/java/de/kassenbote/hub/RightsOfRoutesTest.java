package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every route that a hub has, asked by everybody. What each role may is said here a second time, as a rule and not as a table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsOfRoutesTest {
  private static final Pattern OPEN = Pattern.compile(".* (/login|/assets/.*|/api/v1/login|/enrolment/.*)");
  private static final Pattern ON_THIS_MACHINE = Pattern.compile("GET /(health|health/live|health/ready|metrics|threads)");
  private static final Pattern OWN = Pattern.compile(".* (/logout|/password|/api/v1/(logout|me|password))");
  private static final Pattern ADMINISTRATORS = Pattern.compile(".* /api/v1/(people|backups|settings)(/.*)?");
  private static final Pattern HEAD_OFFICES = Pattern.compile("(POST|PUT|DELETE) /api/v1/(articles|customers|suppliers|catalogs|stock|imports|branches|exchange-templates|number-series|tills/[^/]*/(exchange|number-series))(/.*)?");
  private static final Pattern OPERATORS = Pattern.compile("(POST|PUT|DELETE) /api/v1/(dead-letters|enrolment-codes|rebuild|tills)(/.*)?");

  private RunningHub hub;
  private final Map<String, Browser> people = new LinkedHashMap<>();

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    hub = new RunningHub(data);
    Staff staff = new Staff(hub);
    for (String role : List.of("viewer", "operator", "head-office", "administrator")) {
      people.put(role, staff.with("one-" + role, role));
    }
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void everyRouteIsForThoseAloneWhoMayAsk() throws Exception {
    assertThat(hub.routes()).hasSizeGreaterThan(90);
    for (String route : hub.routes()) {
      if (OPEN.matcher(route).matches() || route.endsWith("logout")) {
        continue;
      }
      for (Map.Entry<String, Browser> person : people.entrySet()) {
        int status = ask(person.getValue(), route);
        assertSoftly(softly -> softly.assertThat(status).as("%s asks %s", person.getKey(), route).matches(s -> mayAsk(person.getKey(), route) ? s != 401 && s != 403 && s < 500 : s == 403, "is as the rule says"));
      }
    }
  }

  @Test
  void nobodyIsAnsweredButWhereTheyLogInAndByMonitoring() throws Exception {
    Browser nobody = new Browser(hub.httpPort());
    for (String route : hub.routes()) {
      if (!OPEN.matcher(route).matches()) {
        int expected = ON_THIS_MACHINE.matcher(route).matches() ? 200 : route.matches("GET /(password)?") ? 302 : 401;
        assertThat(ask(nobody, route)).as(route).isEqualTo(expected);
      }
    }
  }

  @Test
  void withAOneTimePasswordNothingIsDoneButToChangeIt() throws Exception {
    Browser fresh = new Staff(hub).withOneTimePassword("fresh", "administrator");
    for (String route : hub.routes()) {
      if (!OPEN.matcher(route).matches() && !ON_THIS_MACHINE.matcher(route).matches() && !OWN.matcher(route).matches()) {
        assertThat(ask(fresh, route)).as(route).isEqualTo(route.equals("GET /") ? 302 : 403);
      }
    }
    assertThat(fresh.get("/").headers().firstValue("Location")).hasValueSatisfying(l -> assertThat(l).endsWith("/password"));
  }

  private static boolean mayAsk(String role, String route) {
    if (role.equals("administrator") || OWN.matcher(route).matches()) {
      return true;
    }
    if (ADMINISTRATORS.matcher(route).matches()) {
      return false;
    }
    if (route.startsWith("GET ")) {
      return true;
    }
    boolean headOffices = HEAD_OFFICES.matcher(route).matches();
    return role.equals("head-office") ? headOffices : role.equals("operator") && !headOffices && OPERATORS.matcher(route).matches();
  }

  /** With nothing that is there, so that nothing comes of it. */
  private static int ask(Browser browser, String route) throws Exception {
    String[] methodAndPath = route.split(" ", 2);
    return browser.status(methodAndPath[0], methodAndPath[1].replaceAll("\\{[^}]*}", "0-none"));
  }
}
