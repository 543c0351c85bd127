package de.kassenbote.systemtest.torture;

import de.kassenbote.database.RealPostgres;
import de.kassenbote.routes.process.Ticks;
import de.kassenbote.systemtest.harness.App;
import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.TillProcess;
import de.kassenbote.systemtest.harness.TillSeller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A shop that runs, with a caretaker for each of its apps, and the hub's PostgreSQL where it has one. */
final class Premises implements AutoCloseable {
  private static final double SALES_PER_SECOND = 5;
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final @Nullable RealPostgres postgres;
  private final Shop shop;
  private final Map<String, Caretaker> caretakers = new LinkedHashMap<>();
  private final List<Ticks> rounds = new ArrayList<>();
  private boolean databaseIsDown;

  private Premises(@Nullable RealPostgres postgres, Shop shop) {
    this.postgres = postgres;
    this.shop = shop;
  }

  /** Everything runs, and nothing is sold yet. */
  static Premises open(Path directory, List<String> tills, boolean onPostgres) {
    RealPostgres postgres = onPostgres ? RealPostgres.in(directory.resolve("postgres")) : null;
    HubProcess hub = postgres == null ? new HubProcess(directory) : new HubProcess(directory, postgres.database());
    Premises premises = new Premises(postgres, Shop.open(directory, hub));
    try {
      tills.forEach(id -> premises.shop.add(id, SALES_PER_SECOND));
      premises.shop.startTills();
      return premises;
    } catch (RuntimeException | Error e) {
      premises.close();
      throw e;
    }
  }

  /** From now on whatever ends is started again. */
  void careForAll(Diary diary) {
    care(shop.hub(), diary);
    shop.tills().forEach(till -> care(till, diary));
  }

  Shop shop() {
    return shop;
  }

  List<Caretaker> caretakers() {
    return List.copyOf(caretakers.values());
  }

  Caretaker caretaker(String app) {
    return Objects.requireNonNull(caretakers.get(app), app);
  }

  /** On Derby it dies with the hub. */
  void killDatabase() {
    if (postgres == null) {
      caretaker(shop.hub().name()).killAndHoldDown();
    } else {
      postgres.kill();
      databaseIsDown = true;
    }
  }

  void startDatabase() {
    if (postgres == null) {
      caretaker(shop.hub().name()).letStart();
    } else {
      postgres.startAgain();
      databaseIsDown = false;
    }
  }

  /** Stops all apps in order; the database server runs then, so that everything can be counted. */
  void end() {
    rounds.forEach(Ticks::close);
    shop.sellers().forEach(TillSeller::close);
    shop.tills().forEach(TillProcess::stop);
    shop.hub().stop();
    if (databaseIsDown) {
      startDatabase();
    }
  }

  /** Ends whatever still runs. */
  @Override
  public void close() {
    rounds.forEach(Ticks::close);
    shop.close();
    if (postgres != null) {
      postgres.close();
    }
  }

  private void care(App app, Diary diary) {
    Caretaker caretaker = new Caretaker(app, diary);
    caretakers.put(app.name(), caretaker);
    rounds.add(Ticks.every("caretaker-" + app.name(), LOOK_EVERY, caretaker::runOnce));
  }
}
