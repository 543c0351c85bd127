package de.kassenbote.cli.sell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.cli.terminal.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasketFileTest {
  @TempDir Path directory;

  @Test
  void rowsOfABasketAreItsPieces() throws IOException {
    BasketFile file =
        BasketFile.read(
            csv("basket,sold_at,article\n7,2016-10-30T09:58:11,B2\n7,2016-10-30T09:58:11,B1\n7,2016-10-30T09:58:11,B2\n8,2016-10-30T10:00:00,B1\n"));
    assertThat(file.baskets()).extracting(Basket::id).containsExactly("7", "8");
    assertThat(file.baskets().get(0).pieces()).isEqualTo(Map.of("B2", 2, "B1", 1));
    assertThat(file.baskets().get(1).line()).isEqualTo(5);
    assertThat(file.pieces()).isEqualTo(4);
  }

  @Test
  void semicolonsQuotesByteOrderMarkAndColumnOrderDoNotMatter() throws IOException {
    BasketFile file = BasketFile.read(csv("\uFEFFarticle;note;basket;sold_at\r\n\"B1\";x;7;2016-10-30T09:58:11\r\n"));
    assertThat(file.baskets()).containsExactly(new Basket("7", "2016-10-30T09:58:11", 2, Map.of("B1", 1)));
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    refused("basket,when,article\n1,2016-10-30T09:58:11,B1\n", "line 1", "'sold_at'", "basket, when, article");
  }

  @Test
  void aLineWithTooFewCellsIsNamed() throws IOException {
    refused("basket,sold_at,article\n1,2016-10-30T09:58:11,B1\n2,B2\n", "line 3", "expected 3 columns, found 2");
  }

  @Test
  void aTimeThatIsNoneIsNamed() throws IOException {
    refused("basket,sold_at,article\n1,30.10.2016,B1\n", "line 2", "'30.10.2016'", "2016-10-30T09:58:11");
  }

  @Test
  void anEmptyArticleIsNamed() throws IOException {
    refused("basket,sold_at,article\n1,2016-10-30T09:58:11,\n", "line 2", "article");
  }

  @Test
  void twoTimesForOneBasketAreNamed() throws IOException {
    refused("basket,sold_at,article\n1,2016-10-30T09:58:11,B1\n1,2016-10-30T09:58:12,B1\n", "line 3", "basket 1", "line 2");
  }

  @Test
  void anotherEncodingIsNamedWithItsLine() throws IOException {
    Path file = directory.resolve("latin.csv");
    Files.write(file, "basket,sold_at,article\n1,2016-10-30T09:58:11,B1\n2,2016-10-30T09:58:11,Brötchen\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> BasketFile.read(file)).isInstanceOf(Failure.class).hasMessageContaining("line 3").hasMessageContaining("UTF-8");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    refused("", "line 1", "'basket'");
    refused("basket,sold_at,article\n", "no basket");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> BasketFile.read(directory.resolve("none.csv"))).isInstanceOf(Failure.class).hasMessageContaining("none.csv");
  }

  private void refused(String content, String... parts) throws IOException {
    Path file = csv(content);
    assertThatThrownBy(() -> BasketFile.read(file)).isInstanceOf(Failure.class).hasMessageContainingAll(parts);
  }

  private Path csv(String content) throws IOException {
    return Files.writeString(directory.resolve("baskets.csv"), content);
  }
}
