package de.kassenbote.broker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.deployers.impl.FileConfigurationParser;
import org.apache.activemq.artemis.utils.XMLUtil;

/**
 * A broker's XML file with {@code ${...}} for what differs per site. Each placeholder needs a value, each value a placeholder,
 * and the result must be valid by Artemis' own schema, which Artemis itself only logs.
 */
final class BrokerTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z.-]+)}");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final String SCHEMA = "schema/artemis-server.xsd";

  private final String name;
  private final String xml;

  BrokerTemplate(String name, String xml) {
    this.name = name;
    this.xml = COMMENT.matcher(xml).replaceAll("");
  }

  /** Reads a file that lies at the root of this module's resources. */
  static BrokerTemplate resource(String name) {
    try (InputStream in = BrokerTemplate.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new BrokerException(name + " is missing on the class path");
      }
      return new BrokerTemplate(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new BrokerException(name + " cannot be read", e);
    }
  }

  Configuration fill(Map<String, String> values) {
    refuseMismatch(values);
    byte[] filled = substitute(values).getBytes(StandardCharsets.US_ASCII);
    try {
      XMLUtil.validate(XMLUtil.streamToElement(new ByteArrayInputStream(filled)), SCHEMA);
      return new FileConfigurationParser().parseMainConfig(new ByteArrayInputStream(filled));
    } catch (Exception e) {
      throw new BrokerException(name + " is not a valid broker configuration: " + BrokerException.rootMessage(e), e);
    }
  }

  private void refuseMismatch(Map<String, String> values) {
    Set<String> wanted = wanted();
    refuse("has placeholders without a value", without(wanted, values.keySet()));
    refuse("has no placeholder for", without(values.keySet(), wanted));
  }

  private void refuse(String fault, Set<String> keys) {
    if (!keys.isEmpty()) {
      throw new BrokerException(name + " " + fault + ": " + String.join(", ", keys));
    }
  }

  private Set<String> wanted() {
    Set<String> keys = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(xml);
    while (matcher.find()) {
      keys.add(matcher.group(1));
    }
    return keys;
  }

  private static Set<String> without(Set<String> all, Set<String> known) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(known);
    return rest;
  }

  private String substitute(Map<String, String> values) {
    String filled = PLACEHOLDER.matcher(xml).replaceAll(m -> Matcher.quoteReplacement(plain(m.group(1), values)));
    return ascii(filled);
  }

  /** Artemis would look a {@code ${...}} that is left up in system properties and environment: none may come in by a value. */
  private String plain(String key, Map<String, String> values) {
    String value = values.getOrDefault(key, "");
    if (value.contains("${")) {
      throw new BrokerException(name + ": " + key + " is " + value + ", allowed is a value without ${");
    }
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  /** Artemis reads bytes in the JVM's default charset; written as character references a directory such as Möwe survives each. */
  private static String ascii(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      if (c < 128) {
        out.append((char) c);
      } else {
        out.append("&#").append(c).append(';');
      }
    });
    return out.toString();
  }
}
