package de.kassenbote.hub.masterdata;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Does single edits for requests, each in its own transaction; whatever contradicts a rule is answered as 422.
 *
 * @param <S> the row
 */
final class Edits<S> {
  private final Database database;
  private final MasterTable<S> table;
  private final MasterDataWriter<S> writer;

  Edits(Database database, MasterTable<S> table, MasterDataWriter<S> writer) {
    this.database = database;
    this.table = table;
    this.writer = writer;
  }

  S find(String key) {
    return database.read(tx -> Optional.ofNullable(table.read(tx, List.of(key)).get(key))).orElseThrow(() -> unknown(key));
  }

  /** @return the row as it is now */
  S put(String key, @Nullable String keyInBody, Edit<S> edit) {
    if (!Numbers.isAllowed(key)) {
      throw HttpProblem.unprocessable("%s '%s': %s".formatted(table.kind(), key, Numbers.rule()));
    }
    if (keyInBody != null && !keyInBody.equals(key)) {
      throw HttpProblem.unprocessable("the body is about %s '%s', but the address about '%s'".formatted(table.kind(), keyInBody, key));
    }
    write(edit);
    return find(key);
  }

  void change(String key, Edit<S> edit) {
    find(key);
    write(edit);
  }

  private void write(Edit<S> edit) {
    try {
      database.useTransaction(tx -> writer.write(tx, edit));
    } catch (InvalidEdits | IllegalArgumentException | NullPointerException e) {
      throw HttpProblem.unprocessable(String.valueOf(e.getMessage()));
    }
  }

  private HttpProblem unknown(String key) {
    return HttpProblem.notFound("there is no %s '%s'".formatted(table.kind(), key));
  }
}
