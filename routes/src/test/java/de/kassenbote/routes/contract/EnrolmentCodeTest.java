package de.kassenbote.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.certificates.Fingerprint;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentCodeTest {
  private static final EnrolmentCode CODE =
      new EnrolmentCode("hub.example:8443", new Fingerprint("00112233445566778899aabbccddeeff"), "7K3QX9AB", "0123456789ABCDEF");

  @Test
  void codeIsReadAsItIsWritten() {
    assertThat(EnrolmentCode.parse(CODE.text())).isEqualTo(CODE);
    assertThat(CODE.text()).startsWith("kassenbote://hub.example:8443/").hasSize("kassenbote://hub.example:8443/".length() + 52 + 12);
  }

  @Test
  void codeIsReadHoweverPeopleTypeIt() {
    String typed = CODE.characters().toLowerCase(java.util.Locale.ROOT).replace("-", " ").replace('0', 'o').replace('1', 'l');
    assertThat(EnrolmentCode.of("hub.example:8443", typed)).isEqualTo(CODE);
    assertThat(EnrolmentCode.parse("\n Kassenbote://hub.example:8443/" + typed + "\n")).isEqualTo(CODE);
  }

  @Test
  void oneWrongCharacterIsFoundInMostPlaces() {
    String right = CODE.characters();
    int found = 0;
    for (int i = 0; i < right.length(); i++) {
      found += right.charAt(i) == '-' || isRefused(right.substring(0, i) + (right.charAt(i) == '7' ? '8' : '7') + right.substring(i + 1)) ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(right.length() - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://hub.example:8443/0000", "kassenbote://hub.example:8443", "kassenbote://hub.example/0000", "kassenbote://:8443/0000", "kassenbote://hub.example:8443/0000", "kassenbote://hub.example:99999/0000"})
  void whatIsNoCodeIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> EnrolmentCode.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("/0000");
  }

  @Test
  void secretIsInNoLog() {
    assertThat(CODE.toString()).doesNotContain(CODE.secret()).contains(CODE.id());
    assertThat(EnrolmentRequest.offers(CODE).toString()).doesNotContain(CODE.secret());
  }

  @Property(tries = 200)
  void fingerprintsComeBack(@ForAll @Size(16) byte[] bytes) {
    EnrolmentCode code = new EnrolmentCode("a:1", Fingerprint.of(bytes), "7K3QX9AB", "0123456789ABCDEF");
    assertThat(EnrolmentCode.parse(code.text())).isEqualTo(code);
  }

  private static boolean isRefused(String characters) {
    try {
      EnrolmentCode.of("hub.example:8443", characters);
      return false;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
