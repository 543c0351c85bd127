package de.kassenbote.hub.imports;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.http.Parameters;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.registry.NewTill;
import de.kassenbote.hub.registry.TillAdministration;
import de.kassenbote.hub.registry.TillRow;
import de.kassenbote.routes.contract.TillId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code POST /api/v1/tills/import} adds all tills of a CSV file, the body, or none, and answers with them; with
 * {@code dryRun=true} it says which ones it would add.
 */
public final class TillImportApi {
  private final TillAdministration administration;
  private final TillImport tills;
  private final Imports imports;

  public TillImportApi(TillAdministration administration, Imports imports) {
    this.administration = administration;
    this.tills = new TillImport(administration);
    this.imports = imports;
  }

  /** The answer to a file that can be added, and was not. */
  record Checked(List<TillId> ids) {}

  /** The answer to a file that was added. */
  record Added(List<TillRow> tills) {}

  /**
   * The answer to a file with something wrong in it.
   *
   * @param errorCount all errors, of which at most a hundred are in {@code errors}
   */
  record NotAdded(int status, String message, int errorCount, List<String> errors) {}

  public void register(RoutesConfig routes) {
    routes.post("/api/v1/tills/import", this::run);
  }

  private void run(Context ctx) {
    Parameters parameters = Parameters.of(ctx, "charset", "dryRun");
    boolean dryRun = Boolean.TRUE.equals(parameters.value("dryRun", TillImportApi::yesOrNo));
    Operator who = Operator.of(ctx);
    Path file = imports.newFile();
    try {
      ImportApi.receive(ctx, file);
      List<NewTill> wanted = tills.read(file, ImportApi.charset(ctx));
      if (dryRun) {
        ctx.json(new Checked(wanted.stream().map(NewTill::id).toList()));
      } else {
        ctx.status(201).json(new Added(administration.add(wanted, who)));
      }
    } catch (RefusedFile e) {
      ctx.status(422).json(new NotAdded(422, "nothing was added; errors: %d; the first: %s".formatted(e.count(), e.getMessage()), e.count(), e.errors()));
    } catch (IOException e) {
      throw HttpProblem.badRequest("the file did not arrive whole: send it again");
    } finally {
      Imports.delete(file);
    }
  }

  private static boolean yesOrNo(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("dryRun must be true or false, got '%s'".formatted(text));
    }
    return text.equals("true");
  }
}
