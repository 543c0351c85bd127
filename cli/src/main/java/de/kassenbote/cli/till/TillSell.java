package de.kassenbote.cli.till;

import static de.kassenbote.cli.terminal.Texts.text;

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
@Command(name = "sell", mixinStandardHelpOptions = true)
final class TillSell implements Callable<Integer> {
  @Option(names = "--baskets", paramLabel = "FILE", required = true)
  private Path baskets = Path.of("");

  @Option(names = "--rate", paramLabel = "N")
  private @Nullable Double rate;

  @Option(names = "--record", paramLabel = "FILE")
  private @Nullable Path record;

  @Option(names = "--run", paramLabel = "NAME", defaultValue = "1")
  private String run = "";

  @Option(names = "--give-up", paramLabel = "TIME", defaultValue = "60s", converter = Durations.class)
  private Duration giveUp = Duration.ZERO;

  @Mixin private TillAddress till = new TillAddress();

  @Override
  public Integer call() throws InterruptedException {
    BasketFile file = BasketFile.read(baskets);
    try (SellerRecord sold = SellerRecord.open(recordPath())) {
      Seller seller = new Seller(till.connect(), sold, giveUp);
      BasketSale.Summary summary = new BasketSale(file, run, seller, sold, rate == null ? Double.POSITIVE_INFINITY : rate).sell();
      System.out.println(text("sell.done", summary.sold(), summary.total(), summary.before(), recordPath()));
    }
    return 0;
  }

  private Path recordPath() {
    return record == null ? Path.of(baskets.getFileName() + ".sold") : record;
  }
}
