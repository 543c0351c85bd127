package de.kassenbote.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that a JMS client cannot even take: whoever waits behind one would wait for ever. */
class UnreadableMessagesTest {
  private static final int HEX_A_BYTE = 2;

  @TempDir Path data;

  @ParameterizedTest
  @ValueSource(bytes = {12, 5, 2, 3})
  void messageThatABitOnTheDiskMadeUnreadableIsRemovedAtTheStartAndTheOthersPass(byte type) throws Exception {
    String id;
    try (EmbeddedBroker broker = open(); Client client = Client.of(broker)) {
      client.send("journal.out", new byte[] {1});
      BytesMessage second = client.context().createBytesMessage();
      second.writeBytes(new byte[] {-1, -1, -1, 2});
      client.context().createProducer().send(client.context().createQueue("journal.out"), second);
      id = second.getJMSMessageID();
      client.send("journal.out", new byte[] {3});
    }
    assertThat(setTypeOnDisk(id, type)).isEqualTo(1);
    try (EmbeddedBroker broker = open(); Client client = Client.of(broker)) {
      assertThat(client.receiveBytes("journal.out")).containsExactly(1);
      assertThat(client.receiveBytes("journal.out")).containsExactly(3);
      assertThat(broker.queues().messageCount("journal.out")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(bytes = {12, 5, 2})
  void whoSendsOneIsRefusedAndTheOthersPass(byte type) throws Exception {
    try (EmbeddedBroker broker = open(); Client client = Client.of(broker)) {
      assertThatThrownBy(() -> sendAsCore(broker, type)).isInstanceOf(ActiveMQException.class).hasMessageContaining("no client could read");
      client.send("journal.out", "envelope 1");
      assertThat(client.receive("journal.out")).isEqualTo("envelope 1");
    }
  }

  private static void sendAsCore(EmbeddedBroker broker, byte type) throws Exception {
    try (var locator = ActiveMQClient.createServerLocator(broker.vmUrl());
        var factory = locator.createSessionFactory();
        ClientSession session = factory.createSession(broker.internalUser(), broker.internalPassword(), false, true, true, false, 0)) {
      ClientMessage message = session.createMessage(type, true);
      message.getBodyBuffer().writeInt(-2);
      session.createProducer("journal.out").send(message);
    }
  }

  /** Behind the id that the client gave it stands of what type it is; how many such places there were. */
  private int setTypeOnDisk(String id, byte type) throws IOException {
    UUID uuid = UUID.fromString(id.substring("ID:".length()));
    byte[] wanted = ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits()).array();
    int places = 0;
    for (Path file : journal()) {
      int hex = HexFormat.of().formatHex(Files.readAllBytes(file)).indexOf(HexFormat.of().formatHex(wanted));
      if (hex >= 0) {
        places++;
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
          open.seek(hex / HEX_A_BYTE + wanted.length);
          assertThat(open.readByte()).isEqualTo(Message.BYTES_TYPE);
          open.seek(hex / HEX_A_BYTE + wanted.length);
          open.writeByte(type);
        }
      }
    }
    return places;
  }

  private List<Path> journal() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("journal"))) {
      return files.filter(file -> file.toString().endsWith(".amq")).toList();
    }
  }

  private EmbeddedBroker open() {
    return EmbeddedBroker.till(TillBrokerSettings.in(data).withMinDiskFree(1));
  }
}
