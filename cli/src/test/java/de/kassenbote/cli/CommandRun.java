package de.kassenbote.cli;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.terminal.Language;
import de.kassenbote.routes.contract.Contract;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** One run of the command: how it ended and what it said. */
record CommandRun(int exitCode, String out, String err) {
  static CommandRun of(String... arguments) {
    return in(Language.EN, arguments);
  }

  static CommandRun in(Language language, String... arguments) {
    PrintStream stdout = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      CommandLine command = Kassenbote.commandLine(language);
      command.setErr(new PrintWriter(err, true));
      int code = command.execute(arguments);
      return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(stdout);
    }
  }

  JsonNode json() {
    return Contract.read(out.getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }
}
