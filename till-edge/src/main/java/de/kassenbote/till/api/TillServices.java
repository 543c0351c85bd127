package de.kassenbote.till.api;

import de.kassenbote.routes.link.LinkStatus;
import de.kassenbote.synclog.SyncLogApi;
import de.kassenbote.till.catalog.ArticleCatalog;
import de.kassenbote.till.catalog.CustomerDirectory;
import de.kassenbote.till.catalog.SettingsInForce;
import de.kassenbote.till.journal.Journal;
import de.kassenbote.till.numbers.NumberRanges;
import de.kassenbote.till.sale.Receipts;
import de.kassenbote.till.sale.SaleService;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the API shows of a till.
 *
 * @param conflict why the hub's entries of this till are not those of this till; empty while they are
 * @param broker what is wrong with the till's broker; empty while nothing is
 * @param exchangeNow makes the till try its link to the hub at once; returns at once
 */
public record TillServices(
    SaleService sales,
    Receipts receipts,
    Journal journal,
    NumberRanges numbers,
    ArticleCatalog articles,
    CustomerDirectory customers,
    SettingsInForce settings,
    Supplier<LinkStatus> link,
    Supplier<Optional<String>> conflict,
    Supplier<Optional<String>> broker,
    Runnable exchangeNow,
    SyncLogApi syncLog,
    Clock clock) {}
