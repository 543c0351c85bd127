package de.kassenbote.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/imports.md is kept true. */
class DocumentedColumnsTest {
  private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

  @ParameterizedTest
  @EnumSource(ImportKind.class)
  void everyKindIsDocumentedWithItsColumns(ImportKind kind) throws IOException {
    String line =
        Files.readAllLines(Path.of("../docs/imports.md")).stream().filter(l -> l.startsWith("| `%s`".formatted(kind.id()))).findFirst().orElseThrow();
    List<Set<String>> cells = Arrays.stream(line.split("\\|")).skip(2).map(DocumentedColumnsTest::names).toList();
    Set<String> optional = ids(kind.allowed());
    optional.removeAll(ids(kind.required(false)));

    assertThat(cells).element(0).isEqualTo(ids(kind.required(false)));
    assertThat(cells).element(1).isEqualTo(optional);
  }

  private static Set<String> names(String cell) {
    return NAME.matcher(cell).results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> ids(Iterable<Column> columns) {
    Set<String> ids = new TreeSet<>();
    columns.forEach(c -> ids.add(c.id()));
    return ids;
  }
}
