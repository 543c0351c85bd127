package de.kassenbote.hub;

import de.kassenbote.database.Database;
import de.kassenbote.hub.access.HubCertificates;
import de.kassenbote.hub.access.OperatorToken;
import de.kassenbote.hub.access.WebGuard;
import de.kassenbote.hub.backup.BackupApi;
import de.kassenbote.hub.backup.Backups;
import de.kassenbote.hub.completeness.Completeness;
import de.kassenbote.hub.completeness.CompletenessApi;
import de.kassenbote.hub.console.Console;
import de.kassenbote.hub.console.LoginPages;
import de.kassenbote.hub.deadletter.DeadLetterApi;
import de.kassenbote.hub.enrolment.Codes;
import de.kassenbote.hub.enrolment.CodesApi;
import de.kassenbote.hub.enrolment.Enrolment;
import de.kassenbote.hub.enrolment.EnrolmentApi;
import de.kassenbote.hub.exchange.ExchangeApi;
import de.kassenbote.hub.fleet.FleetApi;
import de.kassenbote.hub.imports.ImportApi;
import de.kassenbote.hub.imports.Importer;
import de.kassenbote.hub.imports.Imports;
import de.kassenbote.hub.imports.TillImportApi;
import de.kassenbote.hub.masterdata.ArticleTable;
import de.kassenbote.hub.masterdata.MasterDataApi;
import de.kassenbote.hub.operator.ActsApi;
import de.kassenbote.hub.people.Login;
import de.kassenbote.hub.people.LoginApi;
import de.kassenbote.hub.people.Passwords;
import de.kassenbote.hub.people.People;
import de.kassenbote.hub.people.PeopleApi;
import de.kassenbote.hub.people.Sessions;
import de.kassenbote.hub.projection.JournalApi;
import de.kassenbote.hub.registry.Branches;
import de.kassenbote.hub.registry.BranchesApi;
import de.kassenbote.hub.registry.TillBaseData;
import de.kassenbote.hub.registry.TillStepsApi;
import de.kassenbote.hub.registry.TillsApi;
import de.kassenbote.hub.stock.StockApi;
import de.kassenbote.hub.stock.StockLevels;
import de.kassenbote.synclog.SyncLogApi;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The hub's web services and its page. */
final class HubWeb implements AutoCloseable {
  private static final String CURRENCY = "EUR";

  private final HubFlows flows;
  private final Database database;
  private final Clock clock;
  private final StockLevels stock;
  private final Imports imports;
  private final Backups backups;
  private final Codes codes;
  private final Enrolment enrolment;
  private final Console console;
  private final People people;
  private final Sessions sessions;
  private final Login login;

  /**
   * @param httpsAddress of these services as machines reach them that are to become tills
   * @param keepFree bytes of the disk that the broker needs free
   */
  HubWeb(
      HubFlows flows, Database database, HubSettings settings, HubCertificates certificates, Supplier<String> httpsAddress, long keepFree, Clock clock)
      throws IOException {
    this.flows = flows;
    this.database = database;
    this.clock = clock;
    this.stock =
        new StockLevels(
            flows.stockTable(), new ArticleTable(), flows.marks(), () -> !flows.rebuild().progress().state().equals("none"));
    Path uploads = Files.createDirectories(settings.data().resolve("imports"));
    Importer importer = new Importer(database, flows.marks(), stock, CURRENCY);
    this.imports = new Imports(uploads, importer, () -> UUID.randomUUID().toString());
    this.backups = new Backups(database, flows.acts(), settings.data(), keepFree, clock);
    this.codes = new Codes(database, flows.acts(), certificates.fingerprint(), httpsAddress, clock);
    this.enrolment = new Enrolment(database, codes, flows.binding(), certificates.authority(), flows.acts(), flows::bound, clock);
    Passwords passwords = new Passwords();
    this.people = new People(database, passwords, flows.acts(), clock);
    this.sessions = new Sessions(database, clock);
    this.login = new Login(database, passwords, sessions, clock);
    this.console = new Console(flows.fleet(), sessions::isOpen, HubFlows.ZONE);
  }

  /** Whoever may do everything at a hub that has nobody yet. */
  Optional<People.Given> firstAdministrator() {
    return people.firstAdministrator();
  }

  void register(RoutesConfig routes, OperatorToken token) {
    new WebGuard(token, sessions, clock).guard(routes);
    new LoginApi(login, sessions).register(routes);
    new PeopleApi(people, login).register(routes);
    new LoginPages(login, sessions, HubFlows.ZONE).register(routes);
    TillBaseData baseData = new TillBaseData(database, flows.registry(), flows.marks(), flows.acts());
    new TillsApi(flows.registry(), flows.administration(), baseData).register(routes);
    new TillStepsApi(flows.lifecycle()).register(routes);
    new CodesApi(database, codes, flows.lifecycle(), flows.registry(), clock).register(routes);
    new EnrolmentApi(enrolment, clock).register(routes);
    new TillImportApi(flows.administration(), imports).register(routes);
    new BranchesApi(new Branches(database, flows.marks(), flows.acts())).register(routes);
    new ExchangeApi(flows.exchange()).register(routes);
    new FleetApi(flows.fleet()).register(routes);
    flows.numbers().api(flows.fleet()::ranges).register(routes);
    new JournalApi(database, flows.journal(), flows.rebuild()).register(routes);
    new CompletenessApi(new Completeness(database, flows.fleet()::lastSeq), flows.registry()).register(routes);
    new DeadLetterApi(database, flows.replays(), flows.acts(), clock).register(routes);
    new SyncLogApi(database).register(routes);
    new ActsApi(flows.acts()).register(routes);
    new ImportApi(imports, HubFlows.ZONE).register(routes);
    new MasterDataApi(database, flows.marks()).register(routes);
    new StockApi(database, flows.stockTable(), stock).register(routes);
    new BackupApi(backups).register(routes);
    console.register(routes);
  }

  /** Brings what is shown up to date, and keeps what the tills said. */
  void runOnce() {
    console.runOnce();
    flows.fleet().save();
  }

  @Override
  public void close() {
    imports.close();
  }
}
