package de.kassenbote.cli.top;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.Away;
import de.kassenbote.cli.client.ExitCodes;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Refused;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Durations;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the fleet, live. A hub that goes away after the first look, or has no figures then, is asked until it is back. */
@Command(name = "top", mixinStandardHelpOptions = true)
public final class TopCommand implements Callable<Integer> {
  private static final Duration SHORTEST = Duration.ofMillis(200);

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--interval", paramLabel = "TIME", defaultValue = "2s", converter = Durations.class)
  private Duration interval = Duration.ZERO;

  @Option(names = {"-n", "--iterations"}, paramLabel = "N")
  private long iterations = Long.MAX_VALUE;

  @Mixin private Output output = new Output();

  @Mixin private HubAddress address = new HubAddress();

  private final Rate up = new Rate();
  private final Rate down = new Rate();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (interval.compareTo(SHORTEST) < 0) {
      throw misunderstood(text("top.interval", SHORTEST.toMillis(), interval.toMillis()));
    }
    if (iterations < 1) {
      throw misunderstood(text("top.iterations", iterations));
    }
    Rest hub = address.connect();
    Frame first = frame(hub);
    boolean whole = (output.isTable() && Terminal.isInteractive()) ? live(hub, first) : plain(hub, first);
    return whole ? 0 : ExitCodes.PARTIAL;
  }

  private ParameterException misunderstood(String sentence) {
    return new ParameterException(command(), sentence);
  }

  /** Returns whether it saw all that it was to see: what a key ends is whole. */
  private boolean live(Rest hub, Frame first) throws IOException {
    boolean whole = true;
    Frame frame = first;
    String trouble = "";
    try (Screen screen = Screen.open()) {
      for (long i = 1; ; i++) {
        screen.show(frame.lines(screen.width(), screen.height(), trouble));
        if (screen.quitWithin(interval)) {
          return true;
        }
        if (i >= iterations) {
          return whole;
        }
        try {
          frame = frame(hub);
          trouble = "";
        } catch (Away | Refused e) {
          trouble = passing(e);
          whole = false;
        }
      }
    }
  }

  /** Returns whether every look was one. */
  private boolean plain(Rest hub, Frame first) throws InterruptedException {
    if (output.isCsv()) {
      System.out.println(first.table().csv().get(0));
    }
    System.out.println(line(first));
    boolean whole = true;
    for (long i = 1; i < iterations; i++) {
      Thread.sleep(interval.toMillis());
      try {
        System.out.println(line(frame(hub)));
      } catch (Away | Refused e) {
        command().getErr().println(passing(e));
        whole = false;
      }
    }
    return whole;
  }

  /** What may be over at the next look. */
  private static String passing(RuntimeException e) {
    if (e instanceof Refused refused && !refused.isPassing()) {
      throw e;
    }
    return String.valueOf(e.getMessage());
  }

  private String line(Frame frame) {
    if (output.isJson()) {
      return frame.figures().toString();
    }
    return output.isCsv() ? frame.table().csv().get(1) : frame.plainLine();
  }

  private CommandLine command() {
    return Objects.requireNonNull(spec).commandLine();
  }

  private Frame frame(Rest hub) {
    Look look = Look.at(hub);
    return new Frame(look, up.of(look.recorded(), look.moment()), down.of(look.taken(), look.figuresRead()));
  }
}
