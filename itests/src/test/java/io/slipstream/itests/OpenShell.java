package io.slipstream.itests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;

/**
 * An SSH session that is open already, so that a command's time is the platform's alone. It takes
 * one command: the container closes it then.
 */
final class OpenShell implements AutoCloseable {
  private static final long SECONDS = 30;

  private final SshClient client = SshClient.setUpDefaultClient();
  private final ClientSession session;

  /** As the client {@code slip} does. */
  OpenShell(Instance instance) throws IOException {
    this(instance, "admin", null);
  }

  /** As a user with a password, or with the client's key when that is null. */
  OpenShell(Instance instance, String user, String password) throws IOException {
    Path etc = instance.base.resolve("etc");
    if (password == null) {
      client.setKeyIdentityProvider(new FileKeyPairProvider(etc.resolve("slip.key")));
    }
    client.setServerKeyVerifier((any, address, key) -> true);
    client.start();
    Properties shell = new Properties();
    try (var in = Files.newInputStream(etc.resolve("org.apache.karaf.shell.cfg"))) {
      shell.load(in);
    }
    int port = Integer.parseInt(shell.getProperty("sshPort").strip());
    session =
        client.connect(user, "127.0.0.1", port).verify(SECONDS, TimeUnit.SECONDS).getSession();
    if (password != null) {
      session.addPasswordIdentity(password);
    }
    session.auth().verify(SECONDS, TimeUnit.SECONDS);
  }

  /** Gives the command and returns what it said when it is over. */
  String say(String command) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ChannelExec channel = session.createExecChannel(command)) {
      channel.setOut(out);
      channel.setErr(out);
      channel.open().verify(SECONDS, TimeUnit.SECONDS);
      channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), TimeUnit.SECONDS.toMillis(SECONDS));
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    session.close();
    client.close();
  }
}
