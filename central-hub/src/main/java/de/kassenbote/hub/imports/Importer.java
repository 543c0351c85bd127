package de.kassenbote.hub.imports;

import de.kassenbote.database.Database;
import de.kassenbote.hub.feed.ChangedMembers;
import de.kassenbote.hub.masterdata.ArticleState;
import de.kassenbote.hub.masterdata.ArticleTable;
import de.kassenbote.hub.masterdata.CustomerTable;
import de.kassenbote.hub.masterdata.MasterDataWriter;
import de.kassenbote.hub.masterdata.Outcome;
import de.kassenbote.hub.masterdata.SupplierTable;
import de.kassenbote.hub.stock.StockIsRebuilt;
import de.kassenbote.hub.stock.StockLevels;
import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.contract.Supplier;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Imports one file: checks all of it first, without the database, then writes all of it in one transaction, or nothing.
 * What a row becomes is kept in memory meanwhile, about a kilobyte each, which bounds the rows of a file.
 */
public final class Importer {
  static final int MOST_ROWS = 300_000;

  private final Database database;
  private final String currency;
  private final MasterDataWriter<ArticleState> articles;
  private final MasterDataWriter<Customer> customers;
  private final MasterDataWriter<Supplier> suppliers;
  private final StockLevels stock;

  /** @param currency of prices that name none */
  public Importer(Database database, ChangedMembers marks, StockLevels stock, String currency) {
    this.database = database;
    this.currency = currency;
    this.articles = new MasterDataWriter<>(new ArticleTable(), marks);
    this.customers = new MasterDataWriter<>(new CustomerTable(), marks);
    this.suppliers = new MasterDataWriter<>(new SupplierTable(), marks);
    this.stock = stock;
  }

  /** @throws RefusedFile when anything in it is wrong; nothing of it is then in the database */
  Outcome run(Path path, ImportKind kind, ImportOptions options, ImportProgress progress) throws IOException {
    CsvFile file = CsvFile.open(path, options.charset());
    Survey survey = Survey.of(file, kind, options);
    progress.recognised(survey.recognised(file, options));
    Rows<?> rows = rows(kind, options);
    readAll(file, survey, options, rows, progress);
    return write(rows, progress);
  }

  private Rows<?> rows(ImportKind kind, ImportOptions options) {
    PriceRows prices = new PriceRows(currency);
    ArticleRows articleRows = new ArticleRows(options, prices);
    PartnerRows partners = new PartnerRows(options.remove());
    return switch (kind) {
      case ARTICLES -> new Rows<>(kind, articleRows::meaning, articles::write);
      case PRICES -> new Rows<>(kind, prices::meaning, articles::write);
      case CUSTOMERS -> new Rows<>(kind, partners::customer, customers::write);
      case SUPPLIERS -> new Rows<>(kind, partners::supplier, suppliers::write);
      case STOCK -> new Rows<>(kind, LevelRows::meaning, stock::set);
    };
  }

  private static void readAll(CsvFile file, Survey survey, ImportOptions options, Rows<?> rows, ImportProgress progress)
      throws IOException {
    LineErrors errors = new LineErrors();
    Row.Reading reading = new Row.Reading(survey.decimal(), new Moments(options.zone()));
    boolean[] headerSeen = {false};
    file.forEach(
        record -> {
          if (!headerSeen[0]) {
            headerSeen[0] = true;
          } else if (!isBlank(record)) {
            read(new Row(record, survey.header(), reading, errors), rows, progress);
          }
        });
    errors.refuse();
    if (rows.size() == 0) {
      throw new RefusedFile("the file has a header, but no row");
    }
  }

  private static void read(Row row, Rows<?> rows, ImportProgress progress) {
    if (rows.size() == MOST_ROWS) {
      throw new RefusedFile("line %d: a file may have at most %,d rows: split it".formatted(row.line(), MOST_ROWS));
    }
    if (row.isComplete()) {
      rows.add(row);
      progress.read(rows.size());
    }
  }

  /** Spreadsheets leave rows of separators behind the last one. */
  static boolean isBlank(CsvRecord record) {
    return record.getFields().stream().allMatch(String::isBlank);
  }

  private Outcome write(Rows<?> rows, ImportProgress progress) {
    try {
      return database.inTransaction(transaction -> rows.write(transaction, progress.writing()));
    } catch (StockIsRebuilt e) {
      throw new RefusedFile(String.valueOf(e.getMessage()));
    }
  }
}
