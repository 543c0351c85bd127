package de.kassenbote.cli.support;

import de.kassenbote.cli.client.Away;
import de.kassenbote.cli.client.Refused;
import de.kassenbote.cli.terminal.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The file as it is written, text by text. What cannot be had is noted, and the others come nevertheless. */
final class Bundle {
  private final ZipOutputStream zip;
  private final List<String> members = new ArrayList<>();
  private final List<String> lacking = new ArrayList<>();

  Bundle(OutputStream out) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
  }

  /** Where a text comes from. */
  @FunctionalInterface
  interface Source {
    String text() throws IOException;
  }

  void add(String name, Source source) throws IOException {
    String text;
    try {
      text = source.text();
    } catch (Away | Refused | Failure e) {
      lacking.add(name + ": " + e.getMessage());
      return;
    } catch (IOException e) {
      lacking.add(name + ": " + e);
      return;
    }
    write(name, text);
  }

  /** Ends it with the list of what is in it. */
  void end(String name, String beginning, Redaction redaction) throws IOException {
    String text = beginning + "\nIn it:\n" + lines(members) + (lacking.isEmpty() ? "" : "\nLacking:\n" + lines(lacking.stream().map(redaction::ofReason).toList()));
    write(name, text);
    zip.finish();
  }

  List<String> lacking() {
    return List.copyOf(lacking);
  }

  int size() {
    return members.size();
  }

  private void write(String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    members.add(name);
  }

  private static String lines(List<String> texts) {
    return String.join("", texts.stream().map(text -> "  " + text + "\n").toList());
  }
}
