package de.kassenbote.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HubTlsTest {
  @TempDir Path data;
  private final InternalUser internal = InternalUser.create();

  @Test
  void tillWithATrustedCertificateComesIn() {
    try (EmbeddedBroker hub = open(); Client till = Client.of(till(hub, "K07", "TLSv1.3"), Session.AUTO_ACKNOWLEDGE)) {
      till.send("journal.in.0", "envelope");
      Client.awaitCount(hub, "journal.in.0", 1);
    }
  }

  @Test
  void everyoneElseIsTurnedAwayInTheHandshake() {
    try (EmbeddedBroker hub = open()) {
      refused(till(hub, "K66", "TLSv1.3")); // a certificate of nobody we know
      refused(factory(hub, new HashMap<>())); // no TLS at all
      refused(till(hub, "K07", "TLSv1.2"));
    }
  }

  @Test
  void missingKeyStoreStopsTheStartAndIsNamed() {
    HubTls tls = new HubTls(data.resolve("nowhere.p12"), "x", data.resolve("nowhere.p12"), "x");
    assertThatThrownBy(() -> open(tls)).isInstanceOf(BrokerException.class).hasMessageContaining("nowhere.p12");
  }

  @Test
  void passwordsAreNotPrinted() {
    assertThat(new HubTls(data, "secret-1", data, "secret-2").toString()).doesNotContain("secret");
  }

  private static void refused(ActiveMQConnectionFactory factory) {
    assertThatThrownBy(factory::createContext).isInstanceOf(JMSRuntimeException.class);
  }

  private EmbeddedBroker open() {
    Certificates made = new Certificates(data);
    return open(new HubTls(
        made.keyStore("hub"), Certificates.PASSWORD, made.trustStore("K07"), Certificates.PASSWORD));
  }

  private EmbeddedBroker open(HubTls tls) {
    HubBrokerSettings settings = HubBrokerSettings.onLoopback(data.resolve("broker"), 0).forTills("localhost", 0, tls);
    return EmbeddedBroker.hub(settings, internal, new TillsByPassword(internal));
  }

  private ActiveMQConnectionFactory till(EmbeddedBroker hub, String name, String protocol) {
    Certificates made = new Certificates(data);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("sslEnabled", true);
    parameters.put("enabledProtocols", protocol);
    new HubTls(made.keyStore(name), Certificates.PASSWORD, made.trustStore("hub"), Certificates.PASSWORD).putInto(parameters);
    return factory(hub, parameters);
  }

  private static ActiveMQConnectionFactory factory(EmbeddedBroker hub, Map<String, Object> parameters) {
    parameters.put("host", "localhost");
    parameters.put("port", hub.port());
    TransportConfiguration tcp = new TransportConfiguration(NettyConnectorFactory.class.getName(), parameters);
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(false, tcp);
    factory.setUser("K07").setPassword("K07");
    factory.setReconnectAttempts(0);
    factory.setCallTimeout(3_000);
    return factory;
  }
}
