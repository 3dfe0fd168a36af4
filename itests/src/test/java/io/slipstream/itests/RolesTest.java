package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a command of the shell may do depends on the role of whoever gives it over SSH. */
class RolesTest {
  private static final String PASSWORD = "drill";

  @TempDir Path scratch;
  private LaunchedInstance on;

  private void users(String... namesAndRoles) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String user : namesAndRoles) {
      int at = user.indexOf(' ');
      lines
          .append(user, 0, at)
          .append(" = {CRYPT}")
          .append(hash())
          .append("{CRYPT},")
          .append(user.substring(at + 1))
          .append('\n');
    }
    Files.writeString(on.base.resolve("etc/users.properties"), lines, StandardOpenOption.APPEND);
  }

  private static String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(PASSWORD.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private String say(String user, String command) throws IOException {
    try (OpenShell shell = new OpenShell(on, user, PASSWORD)) {
      return shell.say(command);
    }
  }

  private void refused(String user, String command) throws IOException {
    String answer = say(user, command);
    assertTrue(
        answer.contains("Insufficient credentials") || answer.contains("Command not found"),
        user + ", " + command + ": " + answer);
  }

  /** Looking needs no role. */
  private void assertAnswer(String user, String command, String part) throws IOException {
    String answer = say(user, command);
    assertTrue(answer.contains(part), answer);
  }

  private String trading() throws IOException {
    return Instance.JSON
        .readTree(on.slip("portfolio:show", "--format", "json").out())
        .get("session")
        .get("tradingState")
        .asText();
  }

  private String limits() {
    return on.slip("risk:limits").out();
  }

  @Test
  @Timeout(300)
  void shouldRefuseWhoHasNotTheRole() throws IOException {
    try (LaunchedInstance launched = LaunchedInstance.unpack(scratch)) {
      on = launched;
      on.startAndAwait("360");
      users("looker ssh,viewer", "trader ssh,viewer,operator", "officer ssh,viewer,risk");
      List<String> changes =
          List.of(
              "risk:set --reason drill portfolio.leverage=7",
              "risk:approve 1",
              "risk:reenable momentum-fast --reason drill",
              "risk:block BTC/USD --reason drill",
              "risk:unblock BTC/USD --reason drill",
              "risk:reconcile --accept 1 --reason drill",
              "risk:reconcile --adopt 1 --reason drill",
              "desk:set alpha --reason drill --rule NET");
      for (String change : changes) {
        refused("looker", change);
        refused("trader", change);
      }
      refused("looker", "pod:remove momentum-fast");
      refused("looker", "alert:silence --type * --for 1m --reason drill");
      refused("looker", "alert:ack 1 --reason drill");
      assertFalse(limits().contains("portfolio.leverage"), limits());
      assertAnswer("looker", "risk:limits", "pod.");
      assertAnswer("looker", "risk:reconcile", "simulated");
      // Whoever sees that something is wrong may stop it.
      say("looker", "trading:halt --reason drill");
      assertEquals("HALTED", trading());
      refused("looker", "trading:resume --reason drill");
      refused("trader", "trading:resume --reason drill");
      assertEquals("HALTED", trading());
      say("officer", "trading:resume --reason drill");
      assertEquals("ACTIVE", trading());
      say("officer", "risk:set --reason drill portfolio.leverage=7");
      assertTrue(limits().contains("portfolio.leverage"), limits());
      assertTrue(limits().contains("Set by officer"), limits());
    }
  }
}
