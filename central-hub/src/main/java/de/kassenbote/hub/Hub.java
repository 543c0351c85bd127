package de.kassenbote.hub;

import de.kassenbote.broker.BrokerException;
import de.kassenbote.broker.DataDirectoryLock;
import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.HeldTls;
import de.kassenbote.broker.HubBrokerSettings;
import de.kassenbote.broker.InternalUser;
import de.kassenbote.broker.ReadableFiles;
import de.kassenbote.certificates.Tls;
import de.kassenbote.database.Database;
import de.kassenbote.http.Door;
import de.kassenbote.http.ServerKeys;
import de.kassenbote.http.WebServer;
import de.kassenbote.http.monitoring.Health;
import de.kassenbote.http.monitoring.Metrics;
import de.kassenbote.http.monitoring.Probe;
import de.kassenbote.http.monitoring.Threads;
import de.kassenbote.hub.access.HubCertificates;
import de.kassenbote.hub.access.OperatorToken;
import de.kassenbote.hub.access.TillSecurity;
import de.kassenbote.hub.access.WithdrawnAccess;
import de.kassenbote.hub.backup.RestoredMark;
import de.kassenbote.hub.deadletter.OldLetters;
import de.kassenbote.hub.monitoring.HubFigures;
import de.kassenbote.hub.monitoring.HubHealth;
import de.kassenbote.hub.people.People;
import de.kassenbote.hub.registry.TillCertificates;
import de.kassenbote.hub.registry.TillRegistry;
import de.kassenbote.hub.samples.Sampler;
import de.kassenbote.hub.samples.SamplesApi;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.process.RunningRoutes;
import de.kassenbote.routes.process.StartedParts;
import de.kassenbote.routes.process.SteadyClock;
import de.kassenbote.routes.process.Ticks;
import de.kassenbote.synclog.KeptSyncLog;
import io.micrometer.core.instrument.Tags;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running hub. Up: database, broker, routes, web; down in reverse. When its broker stops by itself, the hub says why and
 * ends, so that whatever watches the process starts it anew.
 */
public final class Hub implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Hub.class);
  private static final long MAX_BODY_BYTES = 200L << 20;
  private static final long SYNC_LOG_ROWS = 2_000_000;
  private static final int SECURE_DOOR = 1;

  private final StartedParts parts;
  private final CompletableFuture<String> stopped = new CompletableFuture<>();
  private final HubSettings settings;
  private final EmbeddedBroker broker;
  private final WebServer web;
  private final Optional<People.Given> firstAdministrator;

  private Hub(StartedParts parts, HubSettings settings, Clock clock) throws Exception {
    this.parts = parts;
    this.settings = settings;
    Metrics metrics = parts.add("metrics", new Metrics(Tags.empty()));
    parts.add("data directory", locked(settings.data()));
    RestoredMark restored = new RestoredMark(settings.data());
    restored.requireFinished();
    restored.requireDatabaseIn(settings.database());
    OperatorToken token = OperatorToken.in(settings.data());
    Database database = parts.add("database", Database.open(settings.database(), "db/hub"));
    database.measureIn(metrics.registry());
    KeptSyncLog syncLog = parts.add("sync log", new KeptSyncLog(database, SYNC_LOG_ROWS, clock));
    TillRegistry registry = new TillRegistry(database, clock);
    HubCertificates certificates = HubCertificates.in(settings.data(), settings.names(), clock);
    InternalUser internal = InternalUser.create();
    TillCertificates given = new TillCertificates(database, clock);
    TillSecurity security = new TillSecurity(internal, given, clock);
    String tls = HeldTls.hold(() -> Tls.server(certificates.hub(), security.admission()));
    parts.add("TLS", () -> HeldTls.release(tls));
    broker = parts.add("broker", broker(settings, tls, internal, security, metrics, clock));
    broker.onStopped(this::brokerStopped);
    WithdrawnAccess withdrawn = new WithdrawnAccess(security, broker.queues());
    HubFlows flows = parts.add("flows", new HubFlows(database, registry, given, certificates.authority(), broker, withdrawn, settings, syncLog, clock));
    RunningRoutes routes = parts.add("routes", RunningRoutes.start("hub", flows.brokers(), flows.routes(), metrics.registry()));
    parts.add("replays", Ticks.every("replays", Duration.ofMillis(100), flows.replayWork()::runOnce));
    parts.add("withdrawn access", Ticks.every("withdrawn-access", Duration.ofSeconds(5), withdrawn::runOnce));
    parts.add("old letters", Ticks.every("old-letters", Duration.ofMinutes(5), new OldLetters(database, clock)::runOnce));
    parts.add("sync log writing", Ticks.every("sync-log", Duration.ofSeconds(1), syncLog::runOnce));
    parts.add("new kinds of numbers", Ticks.every("new-kinds-of-numbers", Duration.ofMinutes(1), flows.numbers().first()::completeKinds));
    HubWeb services = parts.add("web services", new HubWeb(flows, database, settings, certificates, this::httpsAddress, broker.minDiskFreeBytes(), clock));
    firstAdministrator = services.firstAdministrator();
    Health health = health(metrics, database, routes, clock);
    HubFigures figures = new HubFigures(database, flows.fleet(), broker.queues(), clock);
    figures.bindTo(metrics.registry());
    parts.add("figures", Ticks.every("figures", Duration.ofSeconds(10), figures::runOnce));
    Sampler sampler = new Sampler(database, flows.fleet(), figures, settings.data(), clock);
    parts.add("samples", Ticks.every("samples", Duration.ofSeconds(5), sampler::runOnce));
    SamplesApi samples = new SamplesApi(sampler, till -> registry.find(till).isPresent(), clock);
    web = parts.add("web", WebServer.start(doors(settings, certificates), MAX_BODY_BYTES, Contract.mapper(), c -> {}, r -> {
      services.register(r, token);
      samples.register(r);
      new SettingsApi(settings).register(r);
      metrics.register(r);
      health.register(r);
      Threads.register(r);
    }));
    certificates.onRenewed(web::renewKeys);
    parts.add("own certificate", Ticks.every("own-certificate", Duration.ofHours(6), certificates));
    parts.add("page updates", Ticks.every("page-updates", Duration.ofSeconds(1), services::runOnce));
  }

  /**
   * @throws RuntimeException whose message is one sentence for the operator, when the hub cannot start
   */
  public static Hub start(HubSettings settings) {
    return StartedParts.start("hub", settings.data(), parts -> new Hub(parts, settings, Clock.systemUTC()));
  }

  /** Who was made by this start because there was nobody; told to whoever started the hub, and nowhere else. */
  public Optional<People.Given> firstAdministrator() {
    return firstAdministrator;
  }

  public int httpPort() {
    return web.port();
  }

  /** The web services as others reach them, {@code host:port}. */
  public String httpsAddress() {
    return settings.address(httpsPort());
  }

  public int httpsPort() {
    return web.port(SECURE_DOOR);
  }

  /** Each method with the path of its route. */
  List<String> routes() {
    return web.routes();
  }

  /** Where tills connect, {@code host:port}. */
  public String brokerAddress() {
    return settings.address(broker.port());
  }

  public int brokerPort() {
    return broker.port();
  }

  /**
   * Waits until the hub stops by itself.
   *
   * @return why, one sentence
   */
  public String awaitStop() {
    return stopped.join();
  }

  @Override
  public void close() {
    parts.close();
  }

  private Health health(Metrics metrics, Database database, RunningRoutes routes, Clock clock) {
    Probe probe = new Probe("the database", database::requireAnswer, Duration.ofSeconds(5), new SteadyClock(clock));
    parts.add("database probe", Ticks.every("database-probe", Duration.ofSeconds(2), probe));
    Health health = HubHealth.of(probe, broker, routes, settings.data());
    health.bindTo(metrics.registry());
    return health;
  }

  private static List<Door> doors(HubSettings settings, HubCertificates certificates) {
    Supplier<ServerKeys> keys = () -> new ServerKeys(Tls.keyStore(certificates.hub()), "");
    return List.of(Door.onLoopback(settings.httpPort()), Door.secure(settings.host(), settings.httpsPort(), Set.copyOf(settings.names()), keys));
  }

  /** First of all, so that nobody restores a backup under a hub that is starting. */
  private static DataDirectoryLock locked(Path data) {
    try {
      return DataDirectoryLock.take(data);
    } catch (BrokerException e) {
      throw new IllegalStateException("%s is in use by another hub, or by a restore: stop it, or choose another --data directory".formatted(data), e);
    }
  }

  private static EmbeddedBroker broker(HubSettings settings, String tls, InternalUser internal, TillSecurity security, Metrics metrics, Clock clock) {
    Path directory = settings.data().resolve("broker");
    HubBrokerSettings where =
        HubBrokerSettings.onLoopback(directory, settings.brokerPort(), tls)
            .at(settings.host())
            .measuredIn(metrics.registry());
    return ReadableFiles.orNewOnes(directory, clock, () -> EmbeddedBroker.hub(where, internal, security));
  }

  private void brokerStopped(BrokerException reason) {
    log.error("the broker stopped by itself", reason);
    stopped.complete(String.valueOf(reason.getMessage()));
  }
}
