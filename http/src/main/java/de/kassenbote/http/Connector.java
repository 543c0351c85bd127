package de.kassenbote.http;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** A door as Jetty has it. Each request remembers the one through which it came. */
final class Connector {
  private static final String DOOR = "de.kassenbote.door";

  private final Door door;
  private @Nullable ServerConnector connector;
  private SslContextFactory.@Nullable Server tls;

  Connector(Door door) {
    this.door = door;
  }

  static Door doorOf(Context ctx) {
    return Objects.requireNonNull(ctx.<Door>attribute(DOOR), "each request comes through a door");
  }

  Door door() {
    return door;
  }

  ServerConnector open(Server server, HttpConfiguration defaults) {
    HttpConfiguration http = new HttpConfiguration(defaults);
    http.addCustomizer((request, headers) -> {
      request.setAttribute(DOOR, door);
      return request;
    });
    connector = door.keys() == null ? new ServerConnector(server, new HttpConnectionFactory(http)) : secure(server, http, door.keys());
    connector.setHost(door.host());
    connector.setPort(door.port());
    return connector;
  }

  int port() {
    return Objects.requireNonNull(connector).getLocalPort();
  }

  void renewKeys() {
    Supplier<ServerKeys> keys = door.keys();
    if (tls == null || keys == null) {
      return;
    }
    try {
      tls.reload(factory -> show((SslContextFactory.Server) factory, keys.get()));
    } catch (Exception e) {
      throw new IllegalStateException("the server's new certificate cannot be used: " + e.getMessage(), e);
    }
  }

  /** Which names a request may name is the door's to say, not the certificate's: SNI knows no addresses. */
  private ServerConnector secure(Server server, HttpConfiguration http, Supplier<ServerKeys> keys) {
    http.addCustomizer(new SecureRequestCustomizer(false));
    tls = new SslContextFactory.Server();
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    show(tls, keys.get());
    return new ServerConnector(server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
  }

  private static void show(SslContextFactory.Server tls, ServerKeys keys) {
    tls.setKeyStore(keys.store());
    tls.setKeyStorePassword(keys.password());
  }
}
