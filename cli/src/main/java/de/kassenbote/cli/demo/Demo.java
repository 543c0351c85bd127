package de.kassenbote.cli.demo;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.accounting.Accounting;
import de.kassenbote.cli.accounting.HubBook;
import de.kassenbote.cli.accounting.TillBook;
import de.kassenbote.cli.sell.SellerRecord;
import de.kassenbote.cli.sell.Sold;
import de.kassenbote.cli.terminal.Durations;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows a hub and tills at work on this machine. */
@Command(name = "demo", mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {
  private static final double HUMAN_PACE = 0.5;
  private static final double BOUNDED_PACE = 20;

  @Option(names = "--tills", paramLabel = "N", defaultValue = "3")
  private int tills = 0;

  @Option(names = "--sales", paramLabel = "N")
  private @Nullable Long sales;

  @Option(names = "--rate", paramLabel = "N")
  private @Nullable Double rate;

  @Option(names = "--outage", paramLabel = "TIME", defaultValue = "10s", converter = Durations.class)
  private Duration outage = Duration.ZERO;

  @Option(names = "--exit")
  private boolean exit = false;

  @Option(names = "--data", paramLabel = "DIR")
  private @Nullable Path data;

  @Option(names = "--hub-db", paramLabel = "JDBC-URL")
  private @Nullable String hubDatabase;

  @Option(names = "--hub-db-user", paramLabel = "NAME")
  private @Nullable String hubDatabaseUser;

  @Option(names = "--hub-db-password-file", paramLabel = "FILE")
  private @Nullable Path hubDatabasePasswordFile;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (exit && sales == null) {
      throw new Failure(text("demo.exit-needs-sales"));
    }
    DemoSettings settings = settings();
    freshDirectory(settings.directory());
    System.out.println(text("demo.not-real"));
    var run = new DemoRun(settings);
    Thread ending = new Thread(() -> end(run, settings.directory()), "end-demo");
    Runtime.getRuntime().addShutdownHook(ending);
    DemoHub hub = run.start(System.out::println);
    announce(hub, run);
    run.watch(hub);
    if (run.isClosed()) {
      return 0; // the thread that ends the process says the rest
    }
    if (!exit) {
      System.out.println(text("demo.all-sold"));
      Thread.currentThread().join();
    }
    run.close();
    Runtime.getRuntime().removeShutdownHook(ending);
    return account(settings, run);
  }

  private Integer account(DemoSettings settings, DemoRun run) throws IOException {
    System.out.println(text("demo.data", settings.directory()));
    List<Sold> told = run.sellers().stream().flatMap(s -> SellerRecord.read(s.recordFile()).stream()).toList();
    List<TillBook> tillBooks = run.sellers().stream().map(s -> TillBook.read(s.till().data())).toList();
    HubBook hubBook = HubBook.read(hubDatabase(settings));
    tillBooks.forEach(book -> book.broken().forEach(System.out::println));
    hubBook.findings().forEach(System.out::println);
    Accounting accounting = Accounting.of(told, tillBooks, hubBook);
    System.out.println(accounting);
    return accounting.isExact() ? 0 : 1;
  }

  private static void end(DemoRun run, Path directory) {
    System.out.println(text("demo.ending"));
    run.close();
    System.out.println(text("demo.ended", run.sold(), directory));
  }

  private static void announce(DemoHub hub, DemoRun run) {
    System.out.println(text("demo.hub-page", hub.page()));
    System.out.println(text("demo.hub-login", hub.administratorsPassword()));
    run.sellers().forEach(s -> System.out.println(text("demo.till-page", s.till().id(), s.till().rest().base().resolve("/api/v1/status"))));
    System.out.println(text("demo.ctrl-c"));
  }

  private DemoSettings settings() {
    boolean endless = sales == null;
    double pace = rate != null ? rate : endless ? HUMAN_PACE : BOUNDED_PACE;
    Duration pause = endless ? Duration.ofSeconds(30) : Duration.ofSeconds(5);
    if (!endless && sales < 1) {
      throw new Failure(text("demo.sales-range", sales));
    }
    return new DemoSettings(directory(), tills, endless ? 0 : sales, pace, outage, pause, databaseOptions());
  }

  private Path directory() {
    String name = LocalDateTime.now(java.time.ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    return (data != null ? data : Path.of("data", "demo", name)).toAbsolutePath();
  }

  private static void freshDirectory(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> content = Files.list(directory)) {
      if (content.findAny().isPresent()) {
        throw new Failure(text("demo.not-empty", directory));
      }
    }
  }

  private DatabaseSettings hubDatabase(DemoSettings settings) throws IOException {
    if (hubDatabase == null) {
      return DatabaseSettings.derby(settings.directory().resolve("hub").resolve("database"));
    }
    String password = hubDatabasePasswordFile == null ? null : Files.readString(hubDatabasePasswordFile).strip();
    return new DatabaseSettings(hubDatabase, hubDatabaseUser, password, 4);
  }

  private List<String> databaseOptions() {
    List<String> options = new ArrayList<>();
    add(options, "--db", hubDatabase);
    add(options, "--db-user", hubDatabaseUser);
    add(options, "--db-password-file", hubDatabasePasswordFile == null ? null : hubDatabasePasswordFile.toAbsolutePath().toString());
    return options;
  }

  private static void add(List<String> options, String name, @Nullable String value) {
    if (value != null) {
      options.add(name);
      options.add(value);
    }
  }
}
