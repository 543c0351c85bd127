package de.kassenbote.routes.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"soldAt\":\"2026-03-14T12:00:00.123Z\" | \"soldAt\":\"yesterday\"  | soldAt",
        "\"number\":\"K07-000815\"               | \"number\":\"\"           | receipt.number must have 1 to 40 characters, got 0",
        "\"gross\":{\"minor\":775                | \"gross\":{\"minor\":776  | line 1: gross must be quantity × price less discounts = 7.75 EUR, got 7.76 EUR",
        "\"total\":{\"minor\":1021               | \"total\":{\"minor\":1022 | the lines' sum must be the receipt's total 10.22 EUR, is 10.21 EUR",
        "\"amount\":{\"minor\":1021              | \"amount\":{\"minor\":1   | the payments' sum must be the receipt's total 10.21 EUR, is 0.01 EUR",
        "\"tax\":{\"minor\":61                   | \"tax\":{\"minor\":62     | tax of 7 % in 9.33 EUR must be 0.61 EUR and net the rest",
        "\"taxRate\":19                          | \"taxRate\":7             | tax totals do not follow from the lines",
        "\"taxRate\":19                          | \"taxRate\":1e999999999   | line.taxRate must be a percentage from 0 to 100",
        "\"quantity\":3.5                        | \"quantity\":1e999999999  | line.quantity must be a number below 1",
        "\"quantity\":3.5                        | \"quantity\":3.5001       | line.quantity must be a number below 1",
        "\"currency\":\"EUR\"                    | \"currency\":\"EURO\"     | EURO' is not a currency of ISO 4217",
        "\"currency\":\"EUR\"                    | \"currency\":\"XXX\"      | XXX' is not a currency with minor units",
        "\"position\":2                          | \"position\":3            | line 2 must have position 2",
        "\"origin\":\"RECEIPT\"                  | \"origin\":\"GIFT\"       | origin",
        "\"lines\":[                             | \"lines\":7,\"was\":[     | lines",
        "\"minor\":775                           | \"minor\":null            | minor",
        "\"minor\":775                           | \"minor\":7e30            | minor",
        "\"minor\":775                           | \"minor\":10000000000001  | must be at most 100000000000.00 EUR, positive or negative, got 100000000000.01 EUR",
        "\"total\":{\"minor\":1021               | \"total\":{\"minor\":-9223372036854775808 | receipt.total must be at most 100000000000.00 EUR",
        "\"note\":\"                             | \"note\":\"\\u0000          | receipt.note must not hold a NUL character or half",
        "\"article\":\"                          | \"article\":\"\\ud83d       | line.article must not hold a NUL character or half",
        "\"article\":\"                          | \"article\":\"\\ude00\\ud83d | line.article must not hold a NUL character or half"
      })
  void receiptWithOneWrongValueIsRejectedSayingWhy(String right, String wrong, String reason) {
    String json = Contract.text(Samples.receipt());
    org.assertj.core.api.Assertions.assertThat(json).contains(right);
    byte[] changed = json.replace(right, wrong).getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Contract.read(changed, Receipt.class))
        .isInstanceOf(RejectedMessage.class)
        .hasMessageStartingWith("not a valid Receipt: ")
        .hasMessageContaining(reason)
        .message()
        .doesNotEndWith("null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"currency\":\"EUR\"                            | \"currency\":\"Quatsch\"                       | 'Quatsch' is not a currency of ISO 4217",
        "\"currency\":\"EUR\"                            | \"currency\":\"\\ud800\"                        | is not a currency of ISO 4217",
        "\"oldestUnsent\":\"2026-03-14T11:59:30.123Z\"   | \"oldestUnsent\":\"+1000000000-12-31T23:59:59Z\" | heartbeat.oldestUnsent must be a moment from 1970 to 9999",
        "\"sentAt\":\"2026-03-14T12:00:00.123Z\"         | \"sentAt\":\"-0001-01-01T00:00:00Z\"            | heartbeat.sentAt must be a moment from 1970 to 9999",
        "\"confirmedSeq\":4700                          | \"confirmedSeq\":4712                          | confirmed 4712 must be 0 to last 4711",
        "\"lastSeq\":4711                               | \"lastSeq\":9223372036854775807                | and that at most 1000000000000000",
        "\"generation\":\"                              | \"generation\":\"\\udc00                         | cursor.generation must have at most 60 characters"
      })
  void heartbeatThatTheHubCouldNotShowIsRejectedSayingWhy(String right, String wrong, String reason) {
    String json = Contract.text(Samples.heartbeat(List.of()));
    org.assertj.core.api.Assertions.assertThat(json).contains(right);
    byte[] changed = json.replace(right, wrong).getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Contract.read(changed, Heartbeat.class))
        .isInstanceOf(RejectedMessage.class)
        .hasMessageContaining(reason);
  }
}
