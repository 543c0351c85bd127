package de.kassenbote.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.routes.contract.Contract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static final String FIGURES =
      """
      {"at":"2026-03-02T10:00:00Z","figures":{"unsent-age":65000,"record-lag":2000,"projection-lag":0,"feed-lag-changes":3,
      "feed-lag-versions":4,"dead-letters":5,"alarms":1,"catch-ups":2,"feeds:out":9}}""";

  @Test
  void headSaysHowManyAreInWhichStateWhatIsUnsentAndHowFastItGoes() {
    List<String> lines = frame(2).lines(200, 40, "");
    assertThat(lines.get(0)).endsWith("2 tills  problem 0  away 2  sending 0  never seen 0  online 0");
    assertThat(lines.get(1)).isEqualTo("unsent 14 entries, the oldest for 1 min   up 12.3 entries/s   down 0.5 envelopes/s");
    assertThat(lines.get(2)).isEqualTo("behind: recording 2 s, projecting 0 s, publishing 7 changes   dead letters 5   alarms 1   catch-ups 2");
    assertThat(lines.get(4)).startsWith("till");
    assertThat(lines.get(5)).matches("K00 +away .* 7 .*");
  }

  @Test
  void pictureIsNeverWiderOrHigherThanTheTerminal() {
    for (int height : new int[] {1, 6, 10, 24}) {
      List<String> lines = frame(1000).lines(40, height, "no hub answers at http://127.0.0.1:8400: is it running?");
      assertThat(lines).allMatch(line -> line.length() <= 40);
      assertThat(lines.get(0)).isEqualTo("no hub answers at http://127.0.0.1:8400: is it running?".substring(0, 40));
      assertThat(lines.size()).isLessThanOrEqualTo(Math.max(1, height - 1));
    }
    assertThat(frame(1000).lines(200, 24, "")).hasSize(23).last().asString().startsWith("K17");
  }

  @Test
  void lineForAPipeHasEveryFigureByItsName() {
    assertThat(frame(1).plainLine())
        .isEqualTo(
            "hubTime=2026-03-02T10:00:05Z tills=1 problem=0 away=1 sending=0 neverSeen=0 online=0 unsent=7 unsentAgeMillis=65000"
                + " entriesPerSecond=12.3 envelopesPerSecond=0.5 recordLagMillis=2000 projectionLagMillis=0 unpublished=7 deadLetters=5"
                + " alarms=1 catchUps=2 worst=K00");
    assertThat(frame(0).plainLine()).endsWith("worst=-");
    assertThat(frame(1).table().csv().get(1)).isEqualTo("2026-03-02T10:00:05Z,1,0,1,0,0,0,7,65000,12.3,0.5,2000,0,7,5,1,2,K00");
  }

  private static Frame frame(int tills) {
    String list =
        IntStream.range(0, tills)
            .mapToObj("{\"till\":\"K%02d\",\"state\":\"away\",\"unsentCount\":7,\"unsentValue\":100,\"currency\":\"EUR\",\"watermark\":5}"::formatted)
            .collect(Collectors.joining(","));
    return new Frame(new Look(json("{\"hubTime\":\"2026-03-02T10:00:05Z\",\"tills\":[" + list + "]}"), json(FIGURES)), 12.34, 0.5);
  }

  private static JsonNode json(String text) {
    return Contract.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }
}
