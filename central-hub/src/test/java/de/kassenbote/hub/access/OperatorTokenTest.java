package de.kassenbote.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTokenTest {
  @TempDir private Path data;
  private Path file;

  @BeforeEach
  void name() {
    file = data.resolve(OperatorToken.FILE);
  }

  @Test
  void newTokenIsLongAndItsOwnersAlone() throws Exception {
    OperatorToken.in(data);

    assertThat(file).content().matches("[0-9a-f]{64}\n");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(data).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void tokenStaysWhatItIs() throws Exception {
    OperatorToken.in(data);
    String token = Files.readString(file);

    OperatorToken.in(data);

    assertThat(file).hasContent(token);
  }

  @Test
  void crashBeforeTheTokenWasWrittenLeavesNoHalfOfIt() throws Exception {
    Files.writeString(data.resolve(OperatorToken.FILE + ".new"), "0123");

    OperatorToken.in(data);

    assertThat(file).content().matches("[0-9a-f]{64}\n");
    assertThat(data).isDirectoryNotContaining("glob:**.new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "0123456789abcdef0123456789abcde", "the word of the operator, which is long"})
  void fileWithoutATokenIsRefusedWithWhatToDo(String content) throws Exception {
    write(content, "rw-------");

    assertThatThrownBy(() -> OperatorToken.in(data))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the operator's token in %s must have at least 32 hex digits", file)
        .hasMessageContaining("delete the file");
    assertThat(file).hasContent(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void tokenThatOthersGetAtIsRefusedWithWhatToDo(String mode) throws Exception {
    write("0123456789abcdef".repeat(4), mode);

    assertThatThrownBy(() -> OperatorToken.in(data))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("%s is not its owner's alone, its mode is %s: run 'chmod 600 %s'", file, mode, file);
  }

  private void write(String content, String mode) throws IOException {
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
