package io.slipstream.slip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/**
 * Runs one shell command in the running container and ends with its status. Arguments: the
 * container's directory, then the command's words. The key that the first boot wrote opens the
 * door. One command is its own: {@code strategy:watch}.
 */
public final class Slip {
  private static final int USAGE = 64;
  private static final int FAILED = 1;
  private static final int UNAVAILABLE = 69;
  private static final long CONNECT_SECONDS = 10;

  private Slip() {}

  /** Ends the process with the command's exit status; 64 for bad usage, 69 when nothing answers. */
  public static void main(String[] arguments)
      throws GeneralSecurityException, InterruptedException {
    boolean watches = arguments.length > 1 && arguments[1].equals(Watch.COMMAND);
    System.exit(watches ? watch(arguments) : run(arguments, System.out, System.err));
  }

  /** Runs here and not in the container: who may open its door has no right to its machine. */
  private static int watch(String[] arguments) throws InterruptedException {
    List<String> words = Arrays.asList(arguments).subList(2, arguments.length);
    return Watch.run(words, jar -> load(arguments[0], jar), System.out, System.err);
  }

  private static int load(String base, Path jar) throws IOException {
    try {
      return run(new String[] {base, "strategy:load", jar.toString()}, System.out, System.err);
    } catch (GeneralSecurityException e) {
      throw new IOException("the key etc/slip.key cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * Runs one command and returns its status, as {@link #main} ends with it. It waits for as long as
   * the command takes.
   */
  public static int run(String[] arguments, OutputStream out, OutputStream err)
      throws GeneralSecurityException {
    if (arguments.length < 2) {
      return say(err, "usage: slip <command> [argument ...], for example slip pod:list", USAGE);
    }
    Path etc = Path.of(arguments[0], "etc");
    Path key = etc.resolve("slip.key");
    if (!Files.exists(key)) {
      return say(err, "no container has run in " + arguments[0] + " yet: make run", UNAVAILABLE);
    }
    try (SshClient client = SshClient.setUpDefaultClient()) {
      client.setKeyIdentityProvider(KeyPairProvider.wrap(readKey(key)));
      Path knownKey = etc.resolve("host.key.pub");
      client.setServerKeyVerifier(
          (session, address, serverKey) -> isLoopback(address) && isKnown(knownKey, serverKey));
      client.start();
      return execute(client, port(etc), CommandLine.of(arguments, 1), out, err);
    } catch (ConnectException e) {
      return say(err, "no container answers: start one with make run", UNAVAILABLE);
    } catch (IOException e) {
      boolean refused = String.valueOf(e.getMessage()).contains("refused");
      String reason = refused ? "start one with make run" : e.getMessage();
      return say(err, "no container answers: " + reason, UNAVAILABLE);
    }
  }

  private static int execute(
      SshClient client, int port, String command, OutputStream out, OutputStream err)
      throws IOException {
    try (ClientSession session =
        client
            .connect("admin", "127.0.0.1", port)
            .verify(CONNECT_SECONDS, TimeUnit.SECONDS)
            .getSession()) {
      session.auth().verify(CONNECT_SECONDS, TimeUnit.SECONDS);
      try (ChannelExec channel = QuietExec.open(session, command)) {
        channel.setIn(new ByteArrayInputStream(new byte[0]));
        channel.setOut(new PlainText(out));
        channel.setErr(new PlainText(err));
        channel.open().verify(CONNECT_SECONDS, TimeUnit.SECONDS);
        channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), 0L);
        Integer status = channel.getExitStatus();
        return status == null
            ? say(err, "the connection ended before the answer did: ask again", FAILED)
            : status;
      }
    }
  }

  private static boolean isLoopback(SocketAddress address) {
    return address instanceof InetSocketAddress inet && inet.getAddress().isLoopbackAddress();
  }

  /** The container writes its public key beside its secret one. */
  private static boolean isKnown(Path knownKey, PublicKey serverKey) {
    try {
      return Arrays.equals(decodePem(knownKey), serverKey.getEncoded());
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] decodePem(Path file) throws IOException {
    String text = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    return Base64.getDecoder().decode(text);
  }

  private static int port(Path etc) throws IOException {
    Properties shell = new Properties();
    try (InputStream in = Files.newInputStream(etc.resolve("org.apache.karaf.shell.cfg"))) {
      shell.load(in);
    }
    return Integer.parseInt(shell.getProperty("sshPort", "8101").strip());
  }

  private static KeyPair readKey(Path file) throws IOException, GeneralSecurityException {
    KeyFactory rsa = KeyFactory.getInstance("RSA");
    PrivateKey secret = rsa.generatePrivate(new PKCS8EncodedKeySpec(decodePem(file)));
    RSAPrivateCrtKey crt = (RSAPrivateCrtKey) secret;
    PublicKey open =
        rsa.generatePublic(new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent()));
    return new KeyPair(open, secret);
  }

  private static int say(OutputStream err, String line, int status) {
    try {
      err.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      err.flush();
      return status;
    } catch (IOException e) {
      return status;
    }
  }
}
