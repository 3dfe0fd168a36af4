package io.slipstream.remotepods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteStatusTest {
  private static final String GOOD =
      "{'time': '2024-05-17T09:30:00.5+02:00', 'equity': 10100.50, 'netExposure': '-250.25',"
          + " 'grossExposure': 300, 'netPnl': 0.30000000000000004, 'openOrders': 2,"
          + " 'health': 'HEALTHY', 'halted': false, 'revision': 'r1', 'mine': {'of': ['all']}}";

  private static RemoteStatus read(String json) {
    return RemoteStatus.of(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shouldReadAGoodAnswer() {
    RemoteStatus status = read(GOOD);
    assertEquals(Instant.parse("2024-05-17T07:30:00.5Z"), status.time());
    assertEquals(new BigDecimal("10100.5"), status.equity());
    assertEquals(new BigDecimal("-250.25"), status.netExposure());
    assertEquals(new BigDecimal("300"), status.grossExposure());
    assertEquals(new BigDecimal("0.30000000"), status.netPnl());
    assertEquals(2, status.openOrders());
    assertTrue(status.isHealthy());
    assertEquals("r1", status.revision());
    assertEquals("", status.reason());
    assertEquals(null, status.stage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'equity': 10100.50       | 'equity': NaN            | equity = 'NaN': a decimal number",
        "'equity': 10100.50       | 'equity': -Infinity      | equity = '-Infinity': a decimal",
        "'equity': 10100.50       | 'equity': 1e400000000    | equity = '1E+400000000': a decimal",
        "'equity': 10100.50       | 'equity': 1e15           | equity = '",
        "'equity': 10100.50       | 'equity': 'much'         | equity = 'much': a decimal number",
        "'equity': 10100.50       | 'equity': null           | equity is missing: a decimal number",
        "'equity': 10100.50,      | ~~                         | equity is missing: a decimal number",
        "'equity': 10100.50       | 'equity': 1, 'equity': 2 | Duplicate field 'equity'",
        "'grossExposure': 300     | 'grossExposure': -300    | grossExposure = '-300': the absolute",
        "'grossExposure': 300     | 'grossExposure': 250     | grossExposure = '250': the absolute",
        "'openOrders': 2          | 'openOrders': -1         | openOrders = '-1': a whole number",
        "'openOrders': 2          | 'openOrders': 1.5        | openOrders = '1.5': a whole number",
        "'openOrders': 2          | 'openOrders': '2'        | openOrders = '2': a whole number",
        "'openOrders': 2          | 'openOrders': 1000001    | openOrders = '1000001': a whole",
        "'health': 'HEALTHY'      | 'health': 'fine'         | health = 'fine': HEALTHY or FAULTY",
        "'halted': false          | 'halted': 0              | halted = '0': true or false",
        "'revision': 'r1'         | 'revision': 'a\\u001bb'   | revision = 'a?b': a text",
        "'revision': 'r1'         | 'revision': 1            | revision = '1': a text",
        "2024-05-17T09:30:00.5+02:00 | yesterday             | time = 'yesterday': a time like",
        "'mine'                   | 'reason': 'a\\nb', 'mine' | reason = 'a?b': a text",
        "{'time'                  | [{'time'                 | body: a JSON object is allowed",
        "'mine'                   | mine                     | body: a JSON object is allowed",
      })
  void shouldNameFieldValueAndWhatIsAllowed(String good, String bad, String message) {
    assertTrue(GOOD.contains(good), good);
    BadAnswerException thrown =
        assertThrows(BadAnswerException.class, () -> read(GOOD.replace(good, bad)));
    assertTrue(thrown.getMessage().replace('"', '\'').contains(message), thrown.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[]", "7", "''", "{} {}", "{\"a\":"})
  void shouldTakeNothingElseForAnObject(String body) {
    BadAnswerException thrown = assertThrows(BadAnswerException.class, () -> read(body));
    assertTrue(thrown.getMessage().contains(body.equals("{} {}") ? "allowed" : "a JSON object"));
  }

  @Test
  void shouldRefuseWhatIsNoUtf8() {
    BadAnswerException thrown =
        assertThrows(BadAnswerException.class, () -> RemoteStatus.of(new byte[] {'{', -1, '}'}));
    assertEquals("body: UTF-8 is allowed", thrown.getMessage());
  }

  @Test
  void shouldShowTheWordsOfARefusal() {
    byte[] body = "{\"error\": \"limit too high\"}".getBytes(StandardCharsets.UTF_8);
    assertEquals("limit too high", RemoteStatus.error(body));
    assertTrue(RemoteStatus.error(new byte[0]).startsWith("without a reason"));
  }
}
