package de.kassenbote.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** One of the real configuration files with something changed, to show that the change matters. */
final class Xml {
  private final String name;
  private String text;

  Xml(String name) {
    this.name = name;
    try (InputStream in = Xml.class.getResourceAsStream("/" + name)) {
      this.text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Xml replaceAll(String element, String from, String to) {
    return replace("<" + element + ">" + from + "</" + element + ">", "<" + element + ">" + to + "</" + element + ">");
  }

  Xml replace(String from, String to) {
    assertThat(text).contains(from);
    text = text.replace(from, to);
    return this;
  }

  BrokerTemplate template() {
    return new BrokerTemplate(name, text);
  }
}
