package de.kassenbote.hub.imports;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read.
 *
 * @param charset UTF-8 or Windows-1252
 * @param decimal {@code null} = recognise it
 * @param zone in which dates and times without an offset are meant
 * @param catalogs to which every article of the file is added; empty = those that are in none go to the standard one
 * @param remove delete what the file names
 */
public record ImportOptions(Charset charset, @Nullable DecimalSign decimal, ZoneId zone, List<String> catalogs, boolean remove) {
  public ImportOptions {
    catalogs = List.copyOf(catalogs);
  }
}
