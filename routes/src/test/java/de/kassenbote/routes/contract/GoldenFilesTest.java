package de.kassenbote.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Version 1 of the contract on the wire. These files never change; another form is another version. */
class GoldenFilesTest {
  @ParameterizedTest
  @MethodSource("names")
  void writtenFormIsTheGoldenOne(String name) {
    assertThat(tree(Contract.write(Samples.all().get(name)))).isEqualTo(tree(golden(name)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void goldenFormIsReadBackEqual(String name) {
    Object sample = Samples.all().get(name);

    assertThat((Object) Contract.read(golden(name), sample.getClass())).isEqualTo(sample);
  }

  @ParameterizedTest
  @MethodSource("names")
  void unknownFieldsAreTolerated(String name) {
    Object sample = Samples.all().get(name);
    JsonNode extended = withUnknownFields(tree(golden(name)));

    assertThat((Object) Contract.read(extended, sample.getClass())).isEqualTo(sample);
  }

  /** Required ones are refused; only what may be absent may. */
  @ParameterizedTest
  @MethodSource("names")
  void noFieldIsSilentlyFilledIn(String name) {
    if (tree(golden(name)) instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        missing(Samples.all().get(name), object, field.getKey());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void formCutShortAnywhereIsRejected(String name) {
    byte[] whole = golden(name);
    int last = new String(whole, StandardCharsets.UTF_8).stripTrailing().getBytes(StandardCharsets.UTF_8).length;
    // some fifty places, the last byte among them
    for (int length = last - 1; length >= 0; length -= 1 + last / 50) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Contract.read(cut, Samples.all().get(name).getClass()))
          .isInstanceOf(RejectedMessage.class)
          .hasMessageStartingWith("not a valid ");
    }
  }

  @Test
  void everyRecordHasItsGoldenFile() throws IOException {
    Set<String> sampled = Samples.all().values().stream().map(v -> v.getClass().getSimpleName()).collect(Collectors.toCollection(TreeSet::new));
    Set<String> records = new TreeSet<>();
    Path classes = Path.of("target/classes/de/kassenbote/routes/contract");
    try (Stream<Path> files = Files.list(classes)) {
      files.map(f -> f.getFileName().toString().replace(".class", "")).filter(GoldenFilesTest::isRecord).forEach(records::add);
    }

    assertThat(records).isNotEmpty().isEqualTo(sampled);
  }

  static Stream<String> names() {
    return Samples.all().keySet().stream();
  }

  static byte[] golden(String name) {
    String file = "/contract/v1/" + name + ".json";
    try (InputStream in = GoldenFilesTest.class.getResourceAsStream(file)) {
      return in == null ? new byte[0] : in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode tree(byte[] json) {
    try {
      return Contract.mapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void missing(Object sample, ObjectNode object, String field) {
    ObjectNode without = object.deepCopy();
    without.remove(field);
    try {
      Object read = Contract.read((JsonNode) without, sample.getClass());
      assertThat(Contract.tree(read).has(field)).as("%s without %s", sample.getClass().getSimpleName(), field).isFalse();
    } catch (RejectedMessage e) {
      assertThat(e).hasMessageStartingWith("not a valid " + sample.getClass().getSimpleName());
    }
  }

  private static JsonNode withUnknownFields(JsonNode node) {
    JsonNode copy = node.deepCopy();
    // a map by payment means takes any key for a value
    if (copy instanceof ObjectNode object && !object.has("cash")) {
      object.properties().forEach(field -> field.setValue(withUnknownFields(field.getValue())));
      object.putObject("ofALaterVersion").put("x", 1);
    }
    if (copy.isArray()) {
      for (int i = 0; i < copy.size(); i++) {
        ((com.fasterxml.jackson.databind.node.ArrayNode) copy).set(i, withUnknownFields(copy.get(i)));
      }
    }
    return copy;
  }

  private static boolean isRecord(String name) {
    try {
      return Class.forName("de.kassenbote.routes.contract." + name).isRecord();
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
