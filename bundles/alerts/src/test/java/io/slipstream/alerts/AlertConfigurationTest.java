package io.slipstream.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slipstream.api.service.alerts.AlertRule;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.ViolationScope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertConfigurationTest {
  private static final Path ETC = Path.of("etc");

  private static Map<String, String> good() {
    Map<String, String> texts = new TreeMap<>();
    texts.put("service.pid", "io.slipstream.alerts");
    texts.put("window", "30s");
    texts.put("channel.hook.kind", "webhook");
    texts.put("channel.hook.url", "https://hooks.example.com/T000/very-secret");
    texts.put("channel.mail.kind", "mail");
    texts.put("channel.mail.host", "smtp.example.com");
    texts.put("channel.mail.from", "slipstream@example.com");
    texts.put("channel.mail.to", "desk@example.com, risk@example.com");
    texts.put("rule.1-now.severity", "emergency");
    texts.put("rule.1-now.channels", "log, hook");
    texts.put("rule.1-now.escalate.to", "mail");
    texts.put("rule.1-now.escalate.after", "2m");
    texts.put("rule.2-rest.scope", "pod,instrument");
    return texts;
  }

  @Test
  void shouldReadRulesAndChannels() {
    AlertConfiguration configuration = AlertConfiguration.of(good(), ETC);
    assertEquals(Duration.ofSeconds(30), configuration.alerts().window());
    assertEquals(30, configuration.alerts().mostPerMinute());
    assertEquals(
        new AlertRule(
            "1-now",
            List.of("*"),
            Severity.EMERGENCY,
            List.of(ViolationScope.values()),
            List.of("*"),
            List.of("log", "hook"),
            List.of("mail"),
            Duration.ofMinutes(2)),
        configuration.alerts().rules().get(0));
    AlertRule rest = configuration.alerts().rules().get(1);
    assertEquals(List.of("log", "shell", "console"), rest.channels());
    assertEquals(List.of(ViolationScope.POD, ViolationScope.INSTRUMENT), rest.scopes());
    assertEquals(
        "desk@example.com, risk@example.com by smtp.example.com:587, starttls",
        configuration.channels().get("mail").target());
  }

  @Test
  void shouldShowNoPathOfAWebhook() {
    Channel hook = AlertConfiguration.of(good(), ETC).channels().get("hook");
    assertEquals("https://hooks.example.com", hook.target());
    assertFalse(hook.target().contains("secret"));
  }

  @Test
  void shouldTellEveryoneOfEverythingWithoutAFile() {
    AlertConfiguration configuration = AlertConfiguration.byDefault();
    assertEquals(
        List.of("all"), configuration.alerts().rules().stream().map(AlertRule::name).toList());
    assertEquals(Map.of(), configuration.channels());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "window|soon|window = 'soon': a time is allowed, for example 30s, 5m, 2h or 1d",
        "windows|30s|windows: messages.per.minute, quiet, window are allowed",
        "messages.per.minute|0|messages.per.minute = '0': 1 to 10000 is allowed",
        "rule.1-now|x|rule.1-now: rule.NAME.SETTING = VALUE is allowed",
        "rule.1-now.severity|bad|rule.1-now.severity = 'bad': [warning, critical, emergency] is",
        "rule.1-now.scope|pod,all|rule.1-now.scope = 'all': [portfolio, desk, pod, instrument, bucket,",
        "rule.1-now.channels|pager|rule.1-now.channels = 'pager': console, log, shell, hook, mail",
        "rule.1-now.colour|red|rule.1-now.colour: channels, escalate.after, escalate.to, name,",
        "channel.hook.kind|fax|channel.hook.kind = 'fax': [webhook, mail] is allowed",
        "channel.hook.url|http://example.com/|channel.hook.url = 'http://example.com': https, or",
        "channel.hook.url|::|channel.hook.url = '...': no URL",
        "channel.hook.secret.file|../x.token|channel.hook.secret.file = '../x.token': the name",
        "channel.hook.timeout|5m|channel.hook.timeout = '5m': up to 60s is allowed",
        "channel.log.kind|mail|channel.log.: another name than console, log, shell",
        "channel.mail.security|none|channel.mail.security = 'none': starttls or tls, or none to",
        "channel.mail.to|desk|channel.mail.to = 'desk': an address as name@example.com is",
        "channel.mail.user|ann|channel.mail.user = 'ann': it is allowed together with password"
      })
  void shouldNameKeyAndValueAndWhatIsAllowed(String key, String value, String message) {
    Map<String, String> texts = good();
    texts.put(key, value);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> AlertConfiguration.of(texts, ETC));
    assertEquals(
        message,
        refused
            .getMessage()
            .substring(0, Math.min(message.length(), refused.getMessage().length())));
  }

  @Test
  void shouldMissWhatHasToBeThere() {
    Map<String, String> texts = good();
    texts.remove("channel.mail.to");
    assertEquals(
        "channel.mail.to is missing",
        assertThrows(IllegalArgumentException.class, () -> AlertConfiguration.of(texts, ETC))
            .getMessage());
  }
}
