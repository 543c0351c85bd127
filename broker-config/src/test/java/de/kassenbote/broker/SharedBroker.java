package de.kassenbote.broker;

import java.util.Set;
import org.apache.activemq.artemis.core.server.Queue;

/** One running broker for all tests of a class: {@link #clean} leaves it with the queues of its file and nothing in them. */
final class SharedBroker implements AutoCloseable {
  private final EmbeddedBroker broker;
  private final Set<String> declared;

  SharedBroker(EmbeddedBroker broker) {
    this.broker = broker;
    this.declared = Set.copyOf(broker.queues().queueDepths().keySet());
  }

  EmbeddedBroker broker() {
    return broker;
  }

  void clean() throws Exception {
    for (String queue : broker.queues().queueDepths().keySet()) {
      if (declared.contains(queue)) {
        empty(queue);
      } else {
        broker.queues().deleteQueue(queue);
      }
    }
  }

  private void empty(String name) throws Exception {
    Queue queue = broker.server().locateQueue(name);
    queue.deleteAllReferences();
    Client.awaitCount(broker, name, 0);
  }

  @Override
  public void close() {
    broker.close();
  }
}
