package de.kassenbote.http.monitoring;

import io.javalin.config.RoutesConfig;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code GET /threads}: what each thread of an app does at this moment, as text. */
public final class Threads {
  private Threads() {}

  public static void register(RoutesConfig routes) {
    routes.get("/threads", ctx -> ctx.header("Cache-Control", "no-store").contentType("text/plain; charset=utf-8").result(all()));
  }

  private static String all() {
    return Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
        .sorted(Comparator.comparing(ThreadInfo::getThreadName))
        .map(Threads::text)
        .collect(Collectors.joining("\n"));
  }

  private static String text(ThreadInfo thread) {
    String head = "%s: %s%s%n".formatted(thread.getThreadName(), thread.getThreadState(), waitsFor(thread.getLockName(), thread.getLockOwnerName()));
    return head + Arrays.stream(thread.getStackTrace()).map(frame -> "  at " + frame + "\n").collect(Collectors.joining());
  }

  private static String waitsFor(@Nullable String lock, @Nullable String owner) {
    if (lock == null) {
      return "";
    }
    return owner == null ? " on " + lock : " on " + lock + ", which " + owner + " holds";
  }
}
