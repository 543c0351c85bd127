package de.kassenbote.hub.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FigureTextTest {
  @Test
  void figuresAreWrittenShortAndReadBack() {
    Map<String, List<Spread>> figures =
        Map.of("unsent", List.of(Spread.of(3)), "journal.out", List.of(Spread.of(0), new Spread(7, 9, 12, 8), Spread.of(-1)));
    assertThat(FigureText.write(figures)).isEqualTo("journal.out=0,7/9/12/8,-1 unsent=3");
    assertThat(FigureText.read(FigureText.write(figures))).isEqualTo(figures);
    assertThat(FigureText.read(FigureText.write(Map.of()))).isEmpty();
  }

  @Test
  void namesThatAreNotPlainAndWhatIsTooMuchAreLeftOut() {
    Map<String, List<Spread>> figures = new TreeMap<>();
    figures.put("a b", List.of(Spread.of(1)));
    figures.put("x=1", List.of(Spread.of(1)));
    figures.put("unsent", List.of(Spread.of(1)));
    assertThat(FigureText.write(figures)).isEqualTo("unsent=1");
    for (int i = 0; i < 2_000; i++) {
      figures.put("queue-" + i, List.of(Spread.of(Long.MAX_VALUE), Spread.of(Long.MIN_VALUE)));
    }
    String text = FigureText.write(figures);
    assertThat(text.length()).isBetween(FigureText.LONGEST - 100, FigureText.LONGEST);
    assertThat(FigureText.read(text)).hasSizeGreaterThan(100);
  }
}
