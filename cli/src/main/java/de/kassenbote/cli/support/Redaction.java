package de.kassenbote.cli.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.RejectedMessage;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes out of texts what nobody else may read: secrets that are known or look like some, and of what was told of a fault every
 * value that is cited. It takes too much rather than too little.
 */
final class Redaction {
  private static final String GONE = "***";
  private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9+/=._~-]+");
  private static final String SECRET = "[a-z0-9_.-]*(?:passw(?:or)?d|passwort|passphrase|pwd|secret|token|credential|api[-_]?key|store[-_]?pass)[a-z0-9_.-]*";
  private static final Pattern MEMBER = Pattern.compile("(?i)(\"" + SECRET + "\"\\s*:\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s,}]+)");

  /** To the end of the line, for a secret may have blanks and any sign in it; only what ends a text of JSON stays. */
  private static final Pattern NAMED = Pattern.compile("(?im)(" + SECRET + "\\s*[:=]\\s*).+?(?=(?<![^\\\\](?:\\\\\\\\){0,9}\\\\)\",?$|$)");

  private static final Pattern USER_OF_URL = Pattern.compile("://.*@");
  private static final Pattern REST_OF_URL = Pattern.compile("(?m)(://[^\\s?#;]*)[?#;]\\S+?(?=\"?,?(?:\\s|$))");

  /** From where a citation begins to where the last one of the line ends, or the line: an apostrophe inside does not end it. */
  private static final Pattern CITED = Pattern.compile("(?:(?<![\\p{L}\\p{N}])'|[\"\u00ab\u00bb\u201e\u201c\u201d])(?:.*['\"\u00ab\u00bb\u201c\u201d]|.*)");

  private static final Pattern ROW_OF_DATABASE = Pattern.compile("(?i)(failing row contains|key) \\(.*");
  private static final Pattern CONTENT = Pattern.compile("(?i)(steps aside|not told|alarm for till [^:]*|import of [^:]*): .*");

  /** How a line of a log begins, or one of a stack trace below it; others are the rest of something that was cited. */
  private static final Pattern LINE_OF_LOG =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*|\\s+at .*|\\s*\\.\\.\\. \\d+ .*|\\s*(Caused by|Suppressed): .*|[a-z][\\w.$]*\\.[A-Z][\\w$]*(: .*)?");

  private final List<String> secrets;

  /**
   * @param secrets as they are written; shorter than eight characters they cannot be told from words
   */
  Redaction(Collection<String> secrets) {
    this.secrets = secrets.stream().map(String::strip).filter(secret -> secret.length() >= 8).toList();
  }

  /** Of JSON, settings and figures. */
  String of(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, GONE);
    }
    clean = BEARER.matcher(clean).replaceAll("$1 " + GONE);
    clean = MEMBER.matcher(clean).replaceAll("$1\"" + GONE + '"');
    clean = NAMED.matcher(clean).replaceAll("$1" + GONE);
    clean = USER_OF_URL.matcher(clean).replaceAll("://" + GONE + "@");
    return REST_OF_URL.matcher(clean).replaceAll("$1?" + GONE);
  }

  /** Of why something failed: what is cited there may be a customer's. Of several lines the first. */
  String ofReason(String sentence) {
    String clean = CONTENT.matcher(of(sentence.lines().findFirst().orElse(""))).replaceAll("$1: " + GONE);
    clean = ROW_OF_DATABASE.matcher(clean).replaceAll("$1 " + GONE);
    return CITED.matcher(clean).replaceAll(GONE);
  }

  /** Line by line, in either format. */
  String ofLog(String text) {
    return text.lines().map(line -> line.startsWith("{") ? ofObject(line) : ofLine(line)).collect(Collectors.joining("\n", "", "\n"));
  }

  private String ofLine(String line) {
    return LINE_OF_LOG.matcher(line).matches() ? ofReason(line) : GONE;
  }

  private String ofField(String name, String text) {
    return switch (name) {
      case "message" -> ofReason(text);
      case "cause" -> ofLog(text);
      default -> of(text);
    };
  }

  private String ofObject(String line) {
    try {
      ObjectNode object = Contract.read(line.getBytes(StandardCharsets.UTF_8), ObjectNode.class);
      object.properties().stream().filter(f -> f.getValue().isTextual()).toList().forEach(f -> object.put(f.getKey(), ofField(f.getKey(), f.getValue().asText())));
      return MEMBER.matcher(object.toString()).replaceAll("$1\"" + GONE + '"');
    } catch (RejectedMessage e) {
      return GONE; // where the bundle begins in the middle of a line, too
    }
  }
}
