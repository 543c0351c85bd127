package de.kassenbote.systemtest.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The torture, as short as every kind of torment allows. */
class TortureIT {
  static final int SEED = 1;
  static final int MINUTES = 3;

  private record Ended(int exitCode, List<String> lines) {
    String last() {
      return lines.get(lines.size() - 1);
    }
  }

  @Test
  void threeMinutesOfEveryKindOfTormentLoseDoubleAndChangeNothing() {
    Ended ended = torture("--seed", String.valueOf(SEED), "--minutes", String.valueOf(MINUTES), "--database", "postgresql");
    ended.lines().forEach(System.out::println);
    assertThat(ended.last()).matches("tills=2 sold=([1-9][0-9]*) at_hub=\\1 missing=0 doubled=0 changed=0 unsent=0 dead_letters=0");
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void whatIsNotUnderstoodIsRefusedInOneSentence() {
    assertRefused("torture: --seed must be a whole number from 0 to 999999999, got 'x'", "--seed", "x");
    assertRefused("torture: --seed must be a whole number from 0 to 999999999, got '-1'", "--seed", "-1");
    assertRefused("torture: --minutes must be a whole number from 1 to 120, got '0'", "--minutes", "0");
    assertRefused("torture: --minutes must be a whole number from 1 to 120, got '1.5'", "--minutes", "1.5");
    assertRefused("torture: --tills must be a whole number from 1 to 9, got '10'", "--tills", "10");
    assertRefused("torture: --database must be derby or postgresql, got 'oracle'", "--database", "oracle");
  }

  private static void assertRefused(String sentence, String... arguments) {
    assertThat(torture(arguments)).isEqualTo(new Ended(2, List.of(sentence)));
  }

  private static Ended torture(String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int exitCode = Torture.commandLine().setOut(out).setErr(out).execute(arguments);
    out.flush();
    return new Ended(exitCode, said.toString().lines().toList());
  }
}
