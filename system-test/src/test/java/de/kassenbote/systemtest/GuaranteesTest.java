package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/guarantees.md} names a test for every line, and every test it names exists. */
class GuaranteesTest {
  private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();
  private static final Pattern TEST = Pattern.compile("\\[(\\w+)(?:#(\\w+))?]\\((\\S+)\\)");

  @Test
  void everyGuaranteeNamesATest() throws IOException {
    List<String> lines = guarantees().lines().filter(l -> l.startsWith("| ") && !l.startsWith("| guarantee")).toList();

    assertThat(lines).hasSizeGreaterThan(50).allSatisfy(line -> assertThat(TEST.matcher(line).find()).as(line).isTrue());
  }

  @Test
  void everyNamedTestExists() throws IOException {
    List<MatchResult> named = TEST.matcher(guarantees()).results().toList();

    assertThat(named).isNotEmpty().allSatisfy(GuaranteesTest::exists);
  }

  private static void exists(MatchResult test) throws IOException {
    Path file = DOCS.resolve(test.group(3));
    assertThat(file).exists().hasFileName(test.group(1) + ".java");
    if (test.group(2) != null) {
      assertThat(Files.readString(file)).containsPattern("\\b" + test.group(2) + "\\(");
    }
  }

  private static String guarantees() throws IOException {
    return Files.readString(DOCS.resolve("guarantees.md"));
  }
}
