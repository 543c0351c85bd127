package de.kassenbote.systemtest.harness;

import static org.awaitility.Awaitility.await;

import de.kassenbote.cli.client.Away;
import de.kassenbote.cli.client.Refused;
import de.kassenbote.cli.sell.SellerRecord;
import de.kassenbote.cli.sell.Seller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/** A hub and its tills as processes of their own, with a line and a seller for each till. */
public final class Shop implements AutoCloseable {
  public static final String CATALOG = "Sortiment";

  private static final Duration PATIENT = Duration.ofMinutes(5);

  private final Path directory;
  private final HubProcess hub;
  private final Goods goods = new Goods();
  private final List<TillProcess> tills = new ArrayList<>();
  private final List<TillSeller> sellers = new ArrayList<>();

  private Shop(Path directory, HubProcess hub) {
    this.directory = directory;
    this.hub = hub;
  }

  /** Starts the hub and imports the goods. */
  public static Shop open(Path directory, HubProcess hub) {
    Shop shop = new Shop(directory, hub);
    try {
      hub.start();
      shop.importArticles();
      return shop;
    } catch (RuntimeException | Error e) {
      shop.close();
      throw e;
    }
  }

  /** Makes a till known, with a patient seller; neither is started. */
  public TillProcess add(String id, double rate) {
    return add(id, rate, PATIENT);
  }

  public TillProcess add(String id, double rate, Duration giveUp) {
    TillProcess till = new TillProcess(directory, hub.addTill(id, CATALOG), hub.brokerPort());
    tills.add(till);
    sellers.add(new TillSeller(till, goods, directory, rate, giveUp));
    return till;
  }

  /** A seller at a copy of one of the tills, who keeps a record there. */
  public TillSeller sellerAt(TillProcess copy, Path directory) {
    return new TillSeller(copy, goods, directory, 20, PATIENT);
  }

  /** Starts all tills and waits until they can sell. */
  public Shop startTills() {
    tills.forEach(till -> till.launch(List.of()));
    tills.forEach(TillProcess::awaitReady);
    tills.forEach(this::awaitGoods);
    return this;
  }

  public void awaitGoods(TillProcess till) {
    Path nowhere = directory.resolve(till.id() + ".none");
    try (SellerRecord none = SellerRecord.open(nowhere)) {
      Seller seller = new Seller(till.rest(), none, Duration.ZERO);
      until("till " + till.id() + " has its articles", () -> seller.prices().find(goods.last()).isPresent());
    }
  }

  public HubProcess hub() {
    return hub;
  }

  public List<TillProcess> tills() {
    return tills;
  }

  public TillProcess till(String id) {
    return tills.stream().filter(t -> t.id().value().equals(id)).findFirst().orElseThrow();
  }

  public List<TillSeller> sellers() {
    return sellers;
  }

  public TillSeller seller(String id) {
    return sellers.stream().filter(s -> s.till().id().value().equals(id)).findFirst().orElseThrow();
  }

  public Goods goods() {
    return goods;
  }

  public long sold() {
    return sellers.stream().mapToLong(TillSeller::sold).sum();
  }

  /** Answered sales of all tills within the last second. */
  public int rate() {
    return sellers.stream().mapToInt(TillSeller::rate).sum();
  }

  public void requireSound() {
    sellers.forEach(TillSeller::requireSound);
  }

  /** Ends the selling and waits until the hub has built every answered receipt and every till knows it. */
  public void settle() {
    sellers.forEach(TillSeller::stop);
    awaitAllAtHub();
  }

  /** For sellers that pause. */
  public void awaitAllAtHub() {
    sellers.forEach(s -> until("all of till %s is at the hub".formatted(s.till().id()), () -> isAllAtHub(s)));
  }

  /** Settles and stops everything in order; what is then in the databases can be counted. */
  public void stop() {
    settle();
    tills.forEach(TillProcess::stop);
    hub.close();
  }

  /** Ends whatever still runs. */
  @Override
  public void close() {
    sellers.forEach(TillSeller::close);
    tills.forEach(TillProcess::kill);
    tills.forEach(TillProcess::close);
    hub.kill();
  }

  /** Waits for something to become true; what does not answer meanwhile is not true. */
  public static void until(String what, BooleanSupplier condition) {
    until(what, PATIENT, condition);
  }

  public static void until(String what, Duration atMost, BooleanSupplier condition) {
    try {
      await(what).atMost(atMost).pollInterval(Duration.ofMillis(50)).until(() -> isTrue(condition));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("not within %d s: %s".formatted(atMost.toSeconds(), what), e);
    }
  }

  /** Holds all that time long. */
  public static void throughout(String what, Duration time, BooleanSupplier condition) {
    await(what).during(time).atMost(time.plusSeconds(5)).until(condition::getAsBoolean);
  }

  public static void throughout(String what, Duration time, Runnable check) {
    await(what).during(time).atMost(time.plusSeconds(5)).untilAsserted(check::run);
  }

  private static boolean isTrue(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (Away | Refused e) {
      return false;
    }
  }

  private boolean isAllAtHub(TillSeller seller) {
    return hub.till(seller.till().id()).path("receipts").longValue() == seller.sold() && seller.till().unsent() == 0;
  }

  /** The goods, once more: for a hub that lost them. */
  public void importArticles() {
    Path file = goods.writeTo(directory);
    Imports.of(hub).articles(file, CATALOG);
  }
}
