package de.kassenbote.broker;

import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;
import org.apache.activemq.artemis.utils.collections.TypedProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps out of the queues what no JMS client could take out of them: of a type that there is none of, or with properties or a
 * body that do not decode. Its consumer would fail before any route sees it, and it would come back for ever and hold up what is
 * behind it. Who sends such a message is refused; what a flipped bit on the disk made such a one is removed at the start.
 */
final class ReadableMessages implements ActiveMQServerMessagePlugin {
  private static final Logger log = LoggerFactory.getLogger(ReadableMessages.class);

  @Override
  public void beforeSend(ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
      throws ActiveMQException {
    if (!isReadable(message)) {
      throw new ActiveMQIllegalStateException("a message of type %d that no client could read is refused".formatted(message.toCore().getType()));
    }
  }

  /** Removes them from all queues; what was on the road is sent again, or asked for again. */
  static void only(ActiveMQServer server) throws Exception {
    for (Queue queue : server.getPostOffice().getAllBindings().filter(b -> b.getBindable() instanceof Queue).map(b -> (Queue) b.getBindable()).toList()) {
      only(queue);
    }
  }

  private static void only(Queue queue) throws Exception {
    try (LinkedListIterator<MessageReference> waiting = queue.browserIterator()) {
      while (waiting.hasNext()) {
        Message message = waiting.next().getMessage();
        if (!isReadable(message)) {
          queue.deleteReference(message.getMessageID());
          log.error("message {} in {} cannot be read any more and is removed: what was on the road comes again", message.getMessageID(), queue.getName());
        }
      }
    }
  }

  private static boolean isReadable(Message message) {
    try {
      ICoreMessage core = message.toCore();
      for (SimpleString name : core.getPropertyNames()) {
        core.getObjectProperty(name);
      }
      return isBodyReadable(core);
    } catch (RuntimeException e) {
      log.debug("message {} cannot be read", message.getMessageID(), e);
      return false;
    }
  }

  private static boolean isBodyReadable(ICoreMessage message) {
    return switch (message.getType()) {
      case Message.DEFAULT_TYPE, Message.BYTES_TYPE, Message.STREAM_TYPE -> true;
      case Message.TEXT_TYPE -> message.isLargeMessage() || isTextReadable(message.getReadOnlyBodyBuffer());
      case Message.MAP_TYPE -> !message.isLargeMessage() && isMapReadable(message.getReadOnlyBodyBuffer());
      case Message.OBJECT_TYPE -> !message.isLargeMessage() && isObjectReadable(message.getReadOnlyBodyBuffer());
      default -> false;
    };
  }

  private static boolean isTextReadable(ActiveMQBuffer body) {
    body.readNullableSimpleString();
    return true;
  }

  private static boolean isMapReadable(ActiveMQBuffer body) {
    new TypedProperties().decode(body.byteBuf());
    return true;
  }

  private static boolean isObjectReadable(ActiveMQBuffer body) {
    int length = body.readInt();
    return length >= 0 && length <= body.readableBytes();
  }
}
