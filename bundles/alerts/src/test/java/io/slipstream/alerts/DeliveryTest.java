package io.slipstream.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.slipstream.api.service.alerts.AlertState;
import io.slipstream.api.service.alerts.ChannelView;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.OperatorLog;
import io.slipstream.api.service.operations.ViolationQueries;
import io.slipstream.api.service.operations.ViolationQuestion;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.api.service.risk.ViolationScope;
import io.slipstream.bus.InProcessBus;
import io.slipstream.report.JsonText;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the bus to real servers on this machine. */
class DeliveryTest {
  private static final int MESSAGES = 100;
  private static final Operator ANN = Operator.of("ann");

  @TempDir Path folder;
  private final InProcessBus bus = new InProcessBus();
  private final Map<String, Object> settings = new TreeMap<>();
  private Receiver receiver;
  private GreenMail mail;
  private AlertDesk desk;

  @BeforeEach
  void begin() throws Exception {
    receiver = new Receiver();
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    settings.put("messages.per.minute", "10000");
    settings.put("channel.hook.kind", "webhook");
    settings.put("channel.hook.url", receiver.url());
    settings.put("channel.mail.kind", "mail");
    settings.put("channel.mail.host", "127.0.0.1");
    settings.put("channel.mail.port", String.valueOf(mail.getSmtp().getPort()));
    settings.put("channel.mail.security", "none");
    settings.put("channel.mail.from", "slipstream@example.com");
    settings.put("channel.mail.to", "desk@example.com");
  }

  @AfterEach
  void end() {
    if (desk != null) {
      desk.deactivate();
    }
    receiver.close();
    mail.stop();
  }

  private void open(String channels) {
    settings.put("rule.all.channels", channels);
    desk = new AlertDesk(folder, folder.resolve("alerts"), settings, bus);
    assertEquals("", desk.problem());
  }

  private void publish(int id, Severity severity, String pod, String reason) {
    Violation violation =
        new Violation(
            "journal-" + id,
            Instant.parse("2013-11-25T12:00:00Z"),
            "POSITION_LIMIT",
            severity,
            ViolationScope.POD,
            pod,
            "5",
            "6.5",
            pod,
            "BTC/USD",
            pod + "-7",
            pod + "-7",
            reason);
    bus.publish(new BusEvent(Subject.RISK_VIOLATIONS, violation.id(), id, pod, violation.fields()));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "waited for 20 s");
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private ChannelView channel(String name) {
    return desk.channels().stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void report(String what, List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        java.util.Locale.ROOT,
        "%s: %d messages one by one, p50 %.1f ms, max %.1f ms%n",
        what,
        sorted.length,
        sorted[sorted.length / 2] / 1e6,
        Arrays.stream(sorted).max().orElseThrow() / 1e6);
  }

  @Test
  void shouldPostWithinASecond() throws Exception {
    open("hook");
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      long began = System.nanoTime();
      publish(i, Severity.CRITICAL, "pod" + i, "");
      Receiver.Got got = receiver.next();
      assertNotNull(got);
      times.add(got.nanos() - began);
      Map<?, ?> body = JsonText.read(got.body(), Map.class);
      assertEquals(
          "CRITICAL alert "
              + (i + 1)
              + ": POSITION_LIMIT of pod"
              + i
              + ", limit 5, actual 6.5, instrument BTC/USD, order pod"
              + i
              + "-7",
          body.get("text"));
      assertEquals("OPENED", body.get("kind"));
      assertEquals("6.5", ((Map<?, ?>) body.get("violation")).get("actual"));
      assertNull(got.authorization());
    }
    report("webhook", times);
    times.sort(null);
    assertTrue(times.get(MESSAGES / 2) < 1_000_000_000L, "median of " + times);
  }

  @Test
  void shouldMailWithinASecond() throws Exception {
    open("mail");
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      long began = System.nanoTime();
      int expected = i + 1;
      publish(i, Severity.CRITICAL, "pod" + i, "");
      await(() -> mail.getReceivedMessages().length == expected);
      times.add(System.nanoTime() - began);
    }
    report("mail", times);
    times.sort(null);
    assertTrue(times.get(MESSAGES / 2) < 1_000_000_000L, "median of " + times);
  }

  @Test
  void shouldMailWhatHappenedWithoutAnExtraLineInItsHead() throws Exception {
    open("mail");
    publish(1, Severity.EMERGENCY, "a\r\nCc: x@y.zz", "loss \u2013 50 %\r\nBcc: all@example.com");
    await(() -> mail.getReceivedMessages().length == 1);
    MimeMessage message = mail.getReceivedMessages()[0];
    assertEquals("[slipstream] EMERGENCY POSITION_LIMIT of a Cc: x@y.zz", message.getSubject());
    assertEquals("desk@example.com", message.getAllRecipients()[0].toString());
    assertEquals(1, message.getAllRecipients().length);
    String body = String.valueOf(message.getContent());
    assertTrue(body.contains("limit: 5"), body);
    assertTrue(body.contains("loss \u2013 50 %"), body);
    assertTrue(body.contains("alert:ack 1 --reason"), body);
    assertTrue(GreenMailUtil.getHeaders(message).contains("Auto-Submitted: auto-generated"));
  }

  @Test
  void shouldSendTheSecretAndShowItNowhere() throws Exception {
    Path token = folder.resolve("hook.token");
    Files.writeString(token, "Bearer s3cret\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    settings.put("channel.hook.secret.file", "hook.token");
    open("hook");
    publish(1, Severity.CRITICAL, "a", "");
    assertEquals("Bearer s3cret", receiver.next().authorization());
    Files.writeString(token, "Bearer s3cret\u0007\n");
    publish(2, Severity.CRITICAL, "b", "");
    await(() -> channel("hook").status() == ChannelView.Status.FAILING);
    assertFalse(channel("hook").toString().contains("s3cret"), channel("hook").toString());
    Files.writeString(token, "Bearer renewed\n");
    assertEquals("Bearer renewed", receiver.next().authorization(), "read anew");
  }

  @Test
  void shouldTryAgainAndShowThatItFails() throws Exception {
    open("hook");
    receiver.failNext(2);
    publish(1, Severity.CRITICAL, "a", "");
    await(() -> channel("hook").failed() >= 1);
    ChannelView failing = channel("hook");
    assertTrue(failing.problem().endsWith("answered HTTP status 500: 200 to 299 is allowed"));
    assertNotNull(receiver.next());
    await(() -> channel("hook").delivered() == 1);
    ChannelView view = channel("hook");
    assertEquals(2, view.failed());
    assertEquals(0, view.lost());
    assertEquals(ChannelView.Status.WORKING, view.status());
    assertEquals("", view.problem());
  }

  @Test
  void shouldNotLetOneChannelHoldUpAnother() throws Exception {
    receiver.close();
    open("hook,mail");
    publish(1, Severity.CRITICAL, "a", "");
    await(() -> mail.getReceivedMessages().length == 1);
    await(() -> channel("hook").status() == ChannelView.Status.FAILING);
    assertTrue(channel("hook").problem().contains("ConnectException"), channel("hook").problem());
  }

  @Test
  void shouldKeepAcknowledgementsAndSilencesAndSendWhatDidNotArrive() throws Exception {
    open("hook");
    publish(1, Severity.CRITICAL, "a", "");
    assertNotNull(receiver.next());
    desk.acknowledge(1, "I am on it", ANN);
    desk.silence("*", "b", Duration.ofHours(1), "known", ANN);
    receiver.failNext(1_000_000);
    publish(2, Severity.CRITICAL, "c", "");
    await(() -> channel("hook").failed() > 0);
    desk.deactivate();
    receiver.failNext(0);
    open("hook");
    Receiver.Got late = receiver.next();
    assertTrue(late.body().contains("POSITION_LIMIT of c"), late.body());
    publish(3, Severity.CRITICAL, "a", "");
    publish(4, Severity.CRITICAL, "b", "");
    publish(5, Severity.CRITICAL, "d", "");
    assertTrue(receiver.next().body().contains("POSITION_LIMIT of d"));
    assertTrue(receiver.isEmpty());
    assertEquals(AlertState.ACKNOWLEDGED, state("a"));
    assertEquals(AlertState.SILENCED, state("b"));
    assertEquals("known", desk.silences().get(0).reason());
  }

  private static Violation violation(int id, String pod) {
    return new Violation(
        "journal-" + id,
        Instant.parse("2013-11-25T12:00:00Z"),
        "POSITION_LIMIT",
        Severity.CRITICAL,
        ViolationScope.POD,
        pod,
        "5",
        "6.5",
        pod,
        "BTC/USD",
        pod + "-7",
        pod + "-7",
        "");
  }

  /** A journal with one violation of a pod by its name at each place from 1 on. */
  private record Journaled(String... pods) implements ViolationQueries {
    @Override
    public List<Violation> violations(ViolationQuestion question) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Violation> after(long sequence) {
      List<Violation> found = new ArrayList<>();
      for (int i = (int) sequence; i < pods.length; i++) {
        found.add(violation(i + 1, pods[i]));
      }
      return found;
    }
  }

  /** The file is as it was a moment before the kill; the journal has all. */
  @Test
  void shouldDeliverAfterARestartWhatCameInTheLastMomentBeforeAKill() throws Exception {
    open("hook");
    desk.catchUp(new Journaled());
    publish(1, Severity.CRITICAL, "a", "");
    assertTrue(receiver.next().body().contains("of a,"));
    Path file = folder.resolve("alerts/alerts.json");
    await(() -> Files.exists(file) && channel("hook").delivered() == 1);
    desk.deactivate();
    byte[] before = Files.readAllBytes(file);
    open("hook");
    publish(2, Severity.CRITICAL, "b", "");
    publish(3, Severity.CRITICAL, "b", "");
    assertTrue(receiver.next().body().contains("of b,"));
    desk.deactivate();
    Files.write(file, before);
    open("hook");
    publish(4, Severity.CRITICAL, "d", "");
    assertTrue(receiver.next().body().contains("of d,"));
    Journaled journal = new Journaled("a", "b", "b", "d");
    desk.catchUp(journal);
    assertTrue(receiver.next().body().contains("of b,"));
    desk.catchUp(journal);
    assertEquals(
        List.of("b 2", "d 1", "a 1"),
        desk.alerts(false).stream()
            .map(alert -> alert.newest().pod() + " " + alert.count())
            .toList());
    assertTrue(receiver.isEmpty(), "each once");
  }

  @Test
  void shouldHaveTheJournalTellWhoAcknowledged() throws Exception {
    open("log");
    List<String> told = new ArrayList<>();
    desk.log(
        new OperatorLog() {
          @Override
          public <T> T carryOut(
              Operator operator,
              String operation,
              Class<T> answers,
              Supplier<T> work,
              Supplier<T> present) {
            T answer = work.get();
            told.add(operator.name() + " " + operation);
            assertEquals(answer, JsonText.read(JsonText.compact(answer), answers));
            return answer;
          }
        });
    publish(1, Severity.CRITICAL, "a", "");
    await(() -> !desk.alerts(false).isEmpty());
    desk.acknowledge(1, "seen", ANN);
    desk.silence("POSITION_LIMIT", "a", Duration.ofMinutes(5), "known", ANN);
    desk.lift(1, ANN);
    assertEquals(
        List.of(
            "ann alert:ack 1 reason=seen",
            "ann alert:silence type=POSITION_LIMIT name=a time=PT5M reason=known",
            "ann alert:lift 1"),
        told);
  }

  private AlertState state(String pod) {
    return desk.alerts(true).stream()
        .filter(alert -> alert.newest().pod().equals(pod))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  void shouldTellOpenShellSessionsUntilTheyAreGone() throws Exception {
    open("shell");
    LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    assertNotNull(desk.watch(line -> lines.add(line) && lines.size() < 2));
    publish(1, Severity.CRITICAL, "a", "");
    publish(2, Severity.CRITICAL, "b", "");
    publish(3, Severity.CRITICAL, "c", "");
    await(() -> channel("shell").delivered() == 3);
    assertEquals(2, lines.size());
    assertEquals("0 sessions that watch", channel("shell").target());
  }

  @Test
  void shouldKeepWhatWasInForceWhenAConfigurationIsRefused() throws Exception {
    open("hook");
    Map<String, Object> wrong = new TreeMap<>(settings);
    wrong.put("rule.all.severity", "dreadful");
    desk.configureAgain(wrong);
    assertTrue(desk.problem().contains("rule.all.severity = 'dreadful'"), desk.problem());
    publish(1, Severity.CRITICAL, "a", "");
    assertNotNull(receiver.next());
    desk.configureAgain(settings);
    assertEquals("", desk.problem());
  }

  @Test
  void shouldBeginAnewBesideADamagedFile() throws Exception {
    Files.createDirectories(folder.resolve("alerts"));
    Files.writeString(folder.resolve("alerts/alerts.json"), "{\"lastAlert\": ");
    open("hook");
    assertEquals(List.of(), desk.alerts(true));
    assertTrue(Files.exists(folder.resolve("alerts/alerts.json.damaged")));
  }
}
