package de.kassenbote.systemtest.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.hub.ImportJob;
import de.kassenbote.cli.terminal.Progress;
import java.nio.file.Path;

/** Imports files at a running hub over HTTP, as the command does, and requires success. */
public record Imports(Rest hub) {
  public static Imports of(HubProcess hub) {
    return new Imports(hub.rest());
  }

  public void articles(Path file) {
    done("articles", file);
  }

  public void articles(Path file, String catalog) {
    done("articles?catalog=" + Rest.encoded(catalog), file);
  }

  public void customers(Path file) {
    done("customers", file);
  }

  public void remove(Path file) {
    done("articles?remove=true", file);
  }

  public void prices(Path file) {
    done("prices", file);
  }

  private void done(String what, Path file) {
    try {
      JsonNode begun = hub.postFile("/api/v1/imports/" + what, file);
      ImportJob.Result result = ImportJob.follow(hub, begun, Progress.of("importing", -1));
      assertThat(result.errors()).as("errors of importing %s", file).isEmpty();
      assertThat(result.isDone()).as("import of %s: %s", file, result.state()).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
