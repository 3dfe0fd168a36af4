package io.slipstream.remotepods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemotePodSettingsTest {
  private static RemotePodSettings of(String key, String text) {
    Map<String, String> texts = new TreeMap<>(Map.of("url", "http://127.0.0.1:9000"));
    texts.put(key, text);
    return RemotePodSettings.of("alpha", texts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9000/",
        "http://localhost:1/a/b",
        "http://[::1]:9000",
        "https://pods.example/alpha"
      })
  void shouldTakeAddressesThatKeepATokenSecret(String url) {
    assertEquals(url.replaceAll("/$", ""), of("url", url).url().toString());
  }

  @Test
  void shouldTakeOthersWhenThatIsAllowed() {
    Map<String, String> texts = Map.of("url", "http://10.0.0.7:9000", "allow.plain.http", "true");
    assertEquals("10.0.0.7", RemotePodSettings.of("alpha", texts).url().getHost());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url | http://10.0.0.7:9000 | https, or http to 127.0.0.1, ::1 or localhost is allowed",
        "url | http://127.0.0.1.example.com | https, or http to 127.0.0.1",
        "url | ftp://127.0.0.1 | url = 'ftp://127.0.0.1': an address like https",
        "url | 127.0.0.1:9000 | an address like https",
        "url | http:// | an address like https",
        "url | '' | url = '': an address like https",
        "token.file | ../../etc/shadow | the name of a file in etc that ends with .token",
        "token.file | admin-credentials.txt | the name of a file in etc that ends with .token",
        "allow.plain.http | yes | allow.plain.http = 'yes': true or false is allowed",
        "halt.position | sell | halt.position = 'sell': keep or flatten is allowed",
        "poll.millis | 0 | poll.millis = '0': a whole number from 50 to 600000 is allowed",
        "late.after.millis | 500 | a whole number from 1000 to 600000 is allowed",
        "lost.after.millis | 3000 | a whole number from 3001 to 600000 is allowed",
        "capital | -1 | capital = '-1': a decimal number from 0 up to",
        "capital | 9e9 | capital = '9e9': a decimal number from 0 up to",
        "limit.maxPosition | 0 | limit.maxPosition = '0': a decimal number above 0 up to",
        "limit.maxDailyLoss | 1.5 | a decimal number above 0 up to 1 is allowed",
        "limit.maxOrdersPerMinute | 1.5 | 1 to 999999 is allowed",
        "limit.maxFun | 1 | maxDailyLoss, maxNotional, maxOrdersPerMinute, maxPosition, volatil",
        "param.x | ${env:HOME} | printable ASCII characters without \\ and ${ are allowed",
        "param.9 | 1 | a name and up to 200 printable ASCII",
      })
  void shouldNameFieldValueAndWhatIsAllowed(String key, String text, String message) {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> of(key, text));
    assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
  }

  @Test
  void shouldRepeatNoSecret() {
    for (Map<String, String> texts :
        List.of(
            Map.of("url", "https://me:hush@pods.example"),
            Map.of("url", "https://pods.example?token=hush"),
            Map.of("url", "https://pods.example", "token", "hush"))) {
      IllegalArgumentException thrown =
          assertThrows(IllegalArgumentException.class, () -> RemotePodSettings.of("alpha", texts));
      assertFalse(thrown.getMessage().contains("hush"), thrown.getMessage());
    }
  }

  @Test
  void shouldNameAllProblemsAtOnce() {
    Map<String, String> texts = Map.of("url", "x:", "capital", "much", "poll.millis", "soon");
    String message =
        assertThrows(IllegalArgumentException.class, () -> RemotePodSettings.of("A", texts))
            .getMessage();
    for (String named : new String[] {"pod name 'A'", "url", "capital = 'much'", "poll.millis"}) {
      assertTrue(message.contains(named), message);
    }
  }

  @Test
  void shouldChangeTermsAndNothingElse() {
    RemotePodSettings pod = of("limit.maxPosition", "5");
    RemotePodSettings changed = pod.with(Map.of("capital", "10", "limit.maxPosition", ""));
    assertEquals(Map.of("capital", "10"), changed.terms());
    assertEquals(pod.url(), changed.url());
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> pod.with(Map.of("url", "http://localhost")));
    assertTrue(thrown.getMessage().contains("'url': capital, limit.NAME"), thrown.getMessage());
  }
}
