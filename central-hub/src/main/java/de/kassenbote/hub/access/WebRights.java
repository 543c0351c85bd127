package de.kassenbote.hub.access;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The one table that says who may ask for what. A route that is not in it is refused to everybody, so whoever adds a route adds a line;
 * {@code RightsOfRoutesTest} finds those who forget.
 */
final class WebRights {
  private static final String TABLE =
      """
      GET    /login                                        open
      POST   /login                                        open
      POST   /api/v1/login                                 open
      GET    /assets/{name}                                open
      POST   /enrolment/offers                             open
      POST   /enrolment/installations                      open

      GET    /health                                       here
      GET    /health/ready                                 here
      GET    /health/live                                  here
      GET    /metrics                                      here
      GET    /threads                                      here

      POST   /logout                                       person
      GET    /password                                     person
      POST   /password                                     person
      POST   /api/v1/logout                                person
      GET    /api/v1/me                                    person
      POST   /api/v1/password                              person

      GET    /                                             viewer
      GET    /live                                         viewer
      GET    /api/v1/acts                                  viewer
      GET    /api/v1/articles/{number}                     viewer
      GET    /api/v1/branches                              viewer
      GET    /api/v1/branches/{branch}                     viewer
      GET    /api/v1/catalogs                              viewer
      GET    /api/v1/completeness                          viewer
      GET    /api/v1/customers/{number}                    viewer
      GET    /api/v1/dead-letters                          viewer
      GET    /api/v1/dead-letters/groups                   viewer
      GET    /api/v1/dead-letters/jobs                     viewer
      GET    /api/v1/dead-letters/jobs/{id}                viewer
      GET    /api/v1/dead-letters/{id}                     viewer
      GET    /api/v1/enrolment-codes                       viewer
      GET    /api/v1/exchange-templates                    viewer
      GET    /api/v1/exchange-templates/{name}             viewer
      GET    /api/v1/fleet                                 viewer
      GET    /api/v1/fleet/{till}                          viewer
      GET    /api/v1/imports/{id}                          viewer
      GET    /api/v1/number-series                         viewer
      GET    /api/v1/numbers                               viewer
      GET    /api/v1/rebuild                               viewer
      GET    /api/v1/receipts/{number}                     viewer
      GET    /api/v1/samples                               viewer
      GET    /api/v1/samples/now                           viewer
      GET    /api/v1/stock/{article}                       viewer
      GET    /api/v1/suppliers/{number}                    viewer
      GET    /api/v1/sync-log                              viewer
      GET    /api/v1/tills                                 viewer
      GET    /api/v1/tills/{till}                          viewer
      GET    /api/v1/tills/{till}/exchange                 viewer
      GET    /api/v1/tills/{till}/journal                  viewer
      GET    /api/v1/totals                                viewer

      POST   /api/v1/dead-letters/replay                   operator
      POST   /api/v1/dead-letters/jobs/{id}/cancel         operator
      POST   /api/v1/dead-letters/{id}/replay              operator
      POST   /api/v1/dead-letters/{id}/edit                operator
      POST   /api/v1/dead-letters/{id}/discard             operator
      POST   /api/v1/dead-letters/{id}/restore             operator
      POST   /api/v1/enrolment-codes                       operator
      DELETE /api/v1/enrolment-codes/{code}                operator
      POST   /api/v1/rebuild                               operator
      POST   /api/v1/tills                                 operator
      POST   /api/v1/tills/import                          operator
      PUT    /api/v1/tills/{till}                          operator
      POST   /api/v1/tills/{till}/release                  operator
      POST   /api/v1/tills/{till}/lock                     operator
      POST   /api/v1/tills/{till}/unbind                   operator
      POST   /api/v1/tills/{till}/replace                  operator
      POST   /api/v1/tills/{till}/retire                   operator
      POST   /api/v1/tills/{till}/numbers                  operator
      POST   /api/v1/tills/{till}/numbers/skip             operator

      PUT    /api/v1/articles/{number}                     head-office
      DELETE /api/v1/articles/{number}                     head-office
      PUT    /api/v1/articles/{number}/prices              head-office
      POST   /api/v1/branches                              head-office
      PUT    /api/v1/branches/{branch}                     head-office
      PUT    /api/v1/catalogs/{name}/articles/{number}     head-office
      DELETE /api/v1/catalogs/{name}/articles/{number}     head-office
      PUT    /api/v1/customers/{number}                    head-office
      DELETE /api/v1/customers/{number}                    head-office
      POST   /api/v1/exchange-templates/{name}             head-office
      PUT    /api/v1/exchange-templates/{name}             head-office
      DELETE /api/v1/exchange-templates/{name}             head-office
      POST   /api/v1/imports/{kind}                        head-office
      POST   /api/v1/number-series                         head-office
      PUT    /api/v1/number-series/{prefix}                head-office
      PUT    /api/v1/stock/{article}                       head-office
      PUT    /api/v1/suppliers/{number}                    head-office
      DELETE /api/v1/suppliers/{number}                    head-office
      PUT    /api/v1/tills/{till}/exchange                 head-office
      PUT    /api/v1/tills/{till}/number-series            head-office

      POST   /api/v1/backups                               administrator
      GET    /api/v1/people                                administrator
      POST   /api/v1/people                                administrator
      PUT    /api/v1/people/{person}                       administrator
      DELETE /api/v1/people/{person}                       administrator
      POST   /api/v1/people/{person}/lock                  administrator
      POST   /api/v1/people/{person}/unlock                administrator
      POST   /api/v1/people/{person}/reset-password        administrator
      GET    /api/v1/settings                              administrator
      """;

  private static final Map<String, WebRight> RIGHTS = read();

  private WebRights() {}

  /**
   * @param method such as {@code GET}
   * @param path as the route was registered, with its places
   */
  static Optional<WebRight> of(String method, String path) {
    return Optional.ofNullable(RIGHTS.get(method + " " + path));
  }

  /** Every method and path, with who may ask for it. */
  static Map<String, WebRight> all() {
    return RIGHTS;
  }

  private static Map<String, WebRight> read() {
    Map<String, WebRight> rights = new HashMap<>();
    TABLE.lines().filter(line -> !line.isBlank()).map(line -> line.split(" +")).forEach(line -> {
      WebRight right = WebRight.valueOf(line[2].toUpperCase(Locale.ROOT).replace('-', '_'));
      if (rights.put(line[0] + " " + line[1], right) != null) {
        throw new IllegalStateException(line[0] + " " + line[1] + " stands twice in the table of rights");
      }
    });
    return Map.copyOf(rights);
  }
}
