package de.kassenbote.till.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.routes.envelope.Sha256;
import de.kassenbote.till.api.ServedTill.Answer;
import de.kassenbote.till.journal.JournalAudit;
import de.kassenbote.till.sale.SellingTill;
import io.javalin.Javalin;
import io.javalin.router.ParsedEndpoint;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TillApiTest {
  private static final String TEA = """
      {"lines": [{"article": "tea", "quantity": 2}], "payments": [{"means": "cash", "amount": {"minor": 500, "currency": "EUR"}}]}""";

  @TempDir static Path directory;
  private static ServedTill till;
  private static int keys;

  @BeforeAll
  static void open() {
    till = new ServedTill(directory, 9999);
  }

  @AfterAll
  static void close() {
    till.close();
  }

  @Test
  void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
    TillApi api = new TillApi(ServedTill.services(till.till, () -> {}));
    List<ParsedEndpoint> routes = Javalin.create(config -> api.register(config.routes)).unsafe.internalRouter.allHttpHandlers();
    Set<String> registered =
        routes.stream().map(r -> r.endpoint.method + " " + r.endpoint.path).collect(Collectors.toCollection(TreeSet::new));

    assertThat(registered).isEqualTo(ServedTill.DESCRIBED.operations());
    assertThat(till.text("/api/v1/openapi.yaml")).startsWith("openapi: 3.0.3");
  }

  @Test
  void soldReceiptIsAnsweredAsJournalledAndFoundAgain() {
    long before = till.till.journal.lastSeq();
    Answer sold = till.sell(key(), TEA);
    String number = sold.body().path("number").asText();

    assertThat(sold.status()).isEqualTo(201);
    assertThat(number).isEqualTo("K07-%06d".formatted(before + 1));
    assertThat(sold.body().path("seq").asLong()).isEqualTo(before + 1);
    assertThat(sold.body().path("total").path("minor").asLong()).isEqualTo(500);
    assertThat(sold.body().path("atHub").asBoolean()).isFalse();
    byte[] stored = till.till.journal.after(before, 1).get(0).payload();
    assertThat(sold.body().path("payloadSha256").asText()).isEqualTo(Sha256.of(stored));
    assertThat(till.text("/api/v1/receipts/" + number)).contains(new String(stored, StandardCharsets.UTF_8));

    till.till.journal.confirm(before + 1);
    assertThat(till.get("/api/v1/receipts/" + number, "/api/v1/receipts/{number}").body().path("atHub").asBoolean()).isTrue();
  }

  @Test
  void repeatedPostAnswersTheSameReceiptHoweverItIsWritten() {
    String key = key();
    Answer first = till.sell(key, TEA);
    long after = till.till.journal.lastSeq();

    assertThat(till.sell(key, TEA)).isEqualTo(first);
    assertThat(till.sell(key, TEA.replace("\"quantity\": 2", "\"quantity\":2.00").replace(" ", ""))).isEqualTo(first);
    assertThat(till.till.journal.lastSeq()).isEqualTo(after);
  }

  @Test
  void otherBodyUnderTheSameKeyIsAConflict() {
    String key = key();
    Answer first = till.sell(key, TEA);
    Answer refused = till.sell(key, TEA.replace("]}", "], \"note\": \"again\"}"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.message())
        .isEqualTo(
            "idempotency key '%s' was used for receipt %s with another body: repeat that body or use a new key"
                .formatted(key, first.body().path("number").asText()));
  }

  @Test
  void concurrentPostsOfOneKeySellOnce() {
    String key = key();
    long before = till.till.journal.lastSeq();
    List<Answer> answers = IntStream.range(0, 8).parallel().mapToObj(i -> till.sell(key, TEA)).toList();

    assertThat(answers).containsOnly(answers.get(0));
    assertThat(answers.get(0).status()).isEqualTo(201);
    assertThat(till.till.journal.lastSeq()).isEqualTo(before + 1);
  }

  @Test
  void whatTheTillDoesNotSellIsRefusedInOneSentence() {
    refused(422, "article 'X1' is not in this till's catalog", TEA.replace("tea", "X1"));
    refused(422, "payments are 4.00 EUR, the receipt's total is 5.00 EUR", TEA.replace("500", "400"));
    refused(422, "payment means 'crypto' is not allowed at this till: allowed are cash, card", TEA.replace("cash", "crypto"));
  }

  @Test
  void malformedBodiesAreRefusedNamingTheField() {
    refused(400, "the body is not JSON (line 1, column ", "{");
    refused(400, "the body must be one JSON object and nothing else", "[]");
    refused(400, "the body must be one JSON object and nothing else", "null");
    refused(400, "the body must be one JSON object and nothing else", "");
    refused(400, "lines is missing", "{}");
    refused(400, "unknown field 'lines[0].prise': known there are article, discounts, gtin, price, quantity, reason",
        TEA.replace("\"quantity\"", "\"prise\": 1, \"quantity\""));
    refused(400, "unknown field 'rebate': known there are cashier, customer, discounts, lines, note, payments",
        TEA.replace("]}", "], \"rebate\": 1}"));
    refused(400, "field 'lines[0].quantity' must be a number", TEA.replace("2}", "\"two\"}"));
    refused(400, "field 'lines[0].quantity' must be a number", TEA.replace("2}", "\"2\"}"));
    refused(400, "field 'lines' must be a list", TEA.replace("[{\"article\": \"tea\", \"quantity\": 2}]", "7"));
    refused(400, "field 'payments[0].amount.minor' must be a whole number", TEA.replace("500", "5.5"));
    refused(400, "field 'payments[0].amount.minor' must be a whole number", TEA.replace("\"minor\": 500, ", ""));
    refused(400, "payments[0].amount: 'EURO' is not a currency", TEA.replace("EUR", "EURO"));
    refused(400, "lines[0]: quantity must not be 0", TEA.replace("2}", "0}"));
    refused(400, "lines[0]: quantity must be a number of at most 9 digits and 3 decimals, got 1E+999999", TEA.replace("2}", "1e999999}"));
    refused(400, "lines[0]: quantity is missing", TEA.replace(", \"quantity\": 2", ""));
    refused(400, "lines[0]: a line names its article by either 'article' or 'gtin'", TEA.replace("\"article\": \"tea\", ", ""));
    refused(400, "an element of lines is missing", TEA.replace("{\"article\": \"tea\", \"quantity\": 2}", "null"));
    refused(400, "Duplicate field 'payments'", TEA.replace("]}", "], \"payments\": []}"));
    refused(400, "the body must be one JSON object and nothing else", TEA + " {}");
  }

  @Test
  void textThatCannotBeWrittenDownEverywhereIsRefusedNamingTheField() {
    String sentence = " must not hold a NUL character or half of a surrogate pair";
    String noted = TEA.replace("]}", "], \"note\": \"%s\"}");
    refused(400, "note" + sentence, noted.formatted("a\\u0000b"));
    refused(400, "note" + sentence, noted.formatted("\\ud83d"));
    refused(400, "note" + sentence, noted.formatted("\\ude00\\ud83d"));
    refused(400, "lines[0]: article" + sentence, TEA.replace("tea", "t\\u0000"));
    refused(400, "payments[0]: payment.means" + sentence, TEA.replace("cash", "c\\udfff"));
    refused(400, "discounts[0]: a discount's reason" + sentence,
        TEA.replace("]}", "], \"discounts\": [{\"percent\": 1, \"reason\": \"\\u0000\"}]}"));

    assertThat(till.sell(key(), noted.formatted("\\ud83d\\ude00 with both halves")).status()).isEqualTo(201);
  }

  @Test
  void keyAndContentTypeAreRequired() {
    String path = "/api/v1/receipts";
    Answer noKey = till.post(path, BodyPublishers.ofString(TEA), "Content-Type", "application/json");
    Answer longKey = till.sell("k".repeat(101), TEA);
    Answer noType = till.post(path, BodyPublishers.ofString(TEA), "Idempotency-Key", "refused");
    Answer wrongType = till.post(path, BodyPublishers.ofString(TEA), "Idempotency-Key", "refused", "Content-Type", "text/plain");

    assertThat(noKey.status()).isEqualTo(400);
    assertThat(noKey.message()).isEqualTo("header Idempotency-Key must have 1 to 100 visible ASCII characters, is missing");
    assertThat(longKey.status()).isEqualTo(400);
    assertThat(noType.status()).isEqualTo(415);
    assertThat(wrongType.status()).isEqualTo(415);
    assertThat(wrongType.message()).isEqualTo("Content-Type must be application/json, got 'text/plain'");
    assertThat(till.sell(key(), TEA).status()).isEqualTo(201);
  }

  @Test
  void bodyOfTwentyMegabytesIsRefusedWhetherItsLengthIsDeclaredOrNot() {
    byte[] huge = new byte[20 << 20];
    String[] headers = {"Idempotency-Key", "refused", "Content-Type", "application/json"};
    Answer declared = till.post("/api/v1/receipts", BodyPublishers.ofByteArray(huge), headers);
    Answer chunked = till.post("/api/v1/receipts", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge)), headers);

    assertThat(declared.status()).isEqualTo(413);
    assertThat(declared.message()).isEqualTo("the request body has 20971520 bytes, at most 1048576 are allowed");
    assertThat(chunked.status()).isEqualTo(413);
    assertThat(till.sell(key(), TEA).status()).isEqualTo(201);
  }

  @Test
  void tillWithoutNumbersSaysSo() {
    try (ServedTill small = new ServedTill(directory.resolve("few"), 2)) {
      assertThat(small.sell("k1", TEA).status()).isEqualTo(201);
      assertThat(small.sell("k2", TEA).status()).isEqualTo(201);
      Answer refused = small.sell("k3", TEA);

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.message())
          .isEqualTo("no numbers are left for documents of kind 'receipt', in the reserve neither: this till must reach head office, or be given another number range there");
      assertThat(small.sell("k2", TEA).status()).isEqualTo(201);
    }
  }

  @Test
  void receiptsArePagedInTheOrderOfTheJournal() {
    long before = till.till.journal.lastSeq();
    for (int i = 1; i <= 5; i++) {
      till.sell(key(), TEA);
    }
    JsonNode first = page("?limit=3&after=" + before);
    JsonNode second = page("?limit=3&after=" + first.path("next"));
    JsonNode third = page("?after=" + second.path("next"));

    assertThat(seqs(first)).containsExactly(before + 1, before + 2, before + 3);
    assertThat(seqs(second)).containsExactly(before + 4, before + 5);
    assertThat(seqs(third)).isEmpty();
    assertThat(third.path("next").asLong()).isEqualTo(before + 5);
  }

  @Test
  void wrongPagesAndUnknownNumbersAreRefused() {
    Answer limit = till.get("/api/v1/receipts?limit=0", "/api/v1/receipts");
    Answer after = till.get("/api/v1/receipts?after=x", "/api/v1/receipts");
    Answer receipt = till.get("/api/v1/receipts/K07-999999", "/api/v1/receipts/{number}");
    Answer article = till.get("/api/v1/articles/X1", "/api/v1/articles/{number}");

    assertThat(limit.message()).isEqualTo("limit must be a whole number from 1 to 500, got '0'");
    assertThat(after.status()).isEqualTo(400);
    assertThat(receipt.status()).isEqualTo(404);
    assertThat(receipt.message()).isEqualTo("receipt 'K07-999999' is not one of this till");
    assertThat(article.message()).isEqualTo("article 'X1' is not in this till's catalog");
  }

  @Test
  void articlesComeWithThePriceInForceAndCustomersByName() {
    JsonNode tea = till.get("/api/v1/articles/tea", "/api/v1/articles/{number}").body();
    JsonNode found = till.get("/api/v1/articles?q=water&limit=5", "/api/v1/articles").body();
    JsonNode service = till.get("/api/v1/articles/service", "/api/v1/articles/{number}").body();
    JsonNode customers = till.get("/api/v1/customers?q=Anna", "/api/v1/customers").body();

    assertThat(tea.path("price").path("minor").asLong()).isEqualTo(250);
    assertThat(found.path("articles")).hasSize(1);
    assertThat(service.has("price")).isFalse();
    assertThat(customers.path("customers").path(0).path("number").asText()).isEqualTo("C1");
  }

  @Test
  void statusCountsAndValuesWhatIsUnsent() {
    till.sell(key(), TEA);
    till.sell(key(), TEA);
    long last = till.till.journal.lastSeq();
    till.till.journal.confirm(last - 1);
    JsonNode status = till.get("/api/v1/status", "/api/v1/status").body();

    assertThat(status.path("till").asText()).isEqualTo("K07");
    assertThat(status.path("lastSeq").asLong()).isEqualTo(last);
    assertThat(status.path("confirmedSeq").asLong()).isEqualTo(last - 1);
    assertThat(status.path("unsent").path("count").asLong()).isEqualTo(1);
    assertThat(status.path("unsent").path("value").path("minor").asLong()).isEqualTo(500);
    assertThat(status.path("unsent").path("oldest").asText()).isEqualTo("2026-03-14T23:30:00Z");
    assertThat(status.path("link").path("state").asText()).isEqualTo("offline");
    assertThat(status.path("numbersLeft").asLong()).isEqualTo(9999 - last);
  }

  @Test
  void exchangeNowIsPassedOn() {
    Answer answer = till.post("/api/v1/exchange-now", BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(202);
    assertThat(till.exchanges).hasValue(1);
  }

  @Test
  void whatWasAnsweredIsThereAfterReopeningAndTheChainIsWhole() {
    Path other = directory.resolve("other");
    List<Answer> answers;
    try (ServedTill first = new ServedTill(other, 10)) {
      answers = IntStream.range(0, 10).mapToObj(i -> first.sell("k" + i, TEA)).toList();
    }
    try (SellingTill reopened = SellingTill.open(other)) {
      JournalAudit audit = reopened.audit();
      assertThat(audit.broken()).isEmpty();
      assertThat(audit.receipts()).hasSize(10);
      assertThat(answers)
          .allSatisfy(
              a ->
                  assertThat(audit.receipts().get(a.body().path("number").asText()).payloadSha256())
                      .isEqualTo(a.body().path("payloadSha256").asText()));
    }
  }

  private static synchronized String key() {
    return "key-" + ++keys;
  }

  private JsonNode page(String query) {
    return till.get("/api/v1/receipts" + query, "/api/v1/receipts").body();
  }

  private static List<Long> seqs(JsonNode page) {
    return StreamSupport.stream(page.path("receipts").spliterator(), false).map(r -> r.path("seq").asLong()).toList();
  }

  private void refused(int status, String sentence, String body) {
    long before = till.till.journal.lastSeq();
    Answer answer = till.sell(key(), body);

    assertThat(till.till.journal.lastSeq()).isEqualTo(before);
    assertThat(answer.message()).contains(sentence);
    assertThat(answer.message()).doesNotContain("de.kassenbote", "java.");
    assertThat(answer.status()).isEqualTo(status);
  }
}
