package de.kassenbote.broker;

import org.apache.activemq.artemis.utils.critical.CriticalAnalyzer;
import org.apache.activemq.artemis.utils.critical.CriticalComponentImpl;

/** A part of the broker that entered its critical section and never left it, as a journal on a dying disk. */
final class StuckComponent extends CriticalComponentImpl {
  StuckComponent(CriticalAnalyzer analyzer) {
    super(analyzer, 1);
    enterCritical(0);
  }

  @Override
  public String toString() {
    return "stuck component";
  }
}
