package de.kassenbote.cli.till;

import de.kassenbote.cli.client.TillAddress;
import de.kassenbote.cli.sell.BasketFile;
import de.kassenbote.cli.sell.BasketSale;
import de.kassenbote.cli.sell.SellerRecord;
import de.kassenbote.cli.sell.Seller;
import de.kassenbote.cli.terminal.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sells a file of baskets through a running till. */
@Command(
    name = "sell",
    description = {
      "Sell the baskets of a CSV file through a running till.",
      "Columns: basket, sold_at, article; a row is one piece; prices are the till's; sold_at is kept as the receipt's note.",
      "Each basket has a key made from the file, the basket, the till and --run: called again, it goes on where it stopped and sells nothing twice."
    },
    mixinStandardHelpOptions = true)
final class TillSell implements Callable<Integer> {
  @Option(names = "--baskets", paramLabel = "FILE", required = true, description = "the CSV file")
  private Path baskets = Path.of("");

  @Option(names = "--rate", paramLabel = "N", description = "sales per second (default: as fast as the till answers)")
  private @Nullable Double rate;

  @Option(names = "--record", paramLabel = "FILE", description = "where to note each answered sale (default: the baskets' file name with .sold added, here)")
  private @Nullable Path record;

  @Option(names = "--run", paramLabel = "NAME", defaultValue = "1", description = "another name sells the same file once more (default: ${DEFAULT-VALUE})")
  private String run = "";

  @Option(names = "--give-up", paramLabel = "TIME", defaultValue = "60s", converter = Durations.class, description = "how long the till may be away (default: ${DEFAULT-VALUE})")
  private Duration giveUp = Duration.ZERO;

  @Mixin private TillAddress till = new TillAddress();

  @Override
  public Integer call() throws InterruptedException {
    BasketFile file = BasketFile.read(baskets);
    try (SellerRecord sold = SellerRecord.open(recordPath())) {
      Seller seller = new Seller(till.connect(), sold, giveUp);
      BasketSale.Summary summary = new BasketSale(file, run, seller, sold, rate == null ? Double.POSITIVE_INFINITY : rate).sell();
      System.out.printf("%d baskets sold for %s, %d had been sold before; record: %s%n", summary.sold(), summary.total(), summary.before(), recordPath());
    }
    return 0;
  }

  private Path recordPath() {
    return record == null ? Path.of(baskets.getFileName() + ".sold") : record;
  }
}
