package io.slipstream.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of docs/plugins.md: a key, a signature, trust; with the JDK's own tools. */
@ExtendWith(ExamDistribution.class)
class SignatureTest {
  @TempDir Path scratch;
  private Instance slipstream;
  private Path settings;
  private Path trusted;

  @BeforeEach
  void find(Instance instance) {
    slipstream = instance;
    settings = instance.base.resolve("etc/io.slipstream.intake.cfg");
    trusted = instance.base.resolve("etc/trusted-signers.p12");
  }

  @AfterEach
  void clean() throws Exception {
    policy("warn");
    Files.deleteIfExists(trusted);
    slipstream.slip("strategy:unload", "template");
  }

  @Test
  void shouldTakeWhatATrustedSignerMadeAndRefuseTheRest() throws Exception {
    Path unsigned = Instance.plugin("template");
    Path signed = sign(Files.copy(unsigned, scratch.resolve("signed.jar")));
    Path tampered = Files.copy(signed, scratch.resolve("tampered.jar"));
    tool("jar", "--update", "--file", tampered.toString(), "-C", more(), "more.txt");

    Instance.Result unknown = slipstream.slip("strategy:verify", signed.toString());
    assertEquals(0, unknown.status(), unknown.toString());
    assertTrue(
        unknown.out().contains("CN=Ann Author,O=Example (not trusted): no signer is trusted yet"),
        unknown.out());
    assertRefused(tampered, "its signature is broken: the entry more.txt is not signed");

    trust();
    policy("require");
    Instance.Result loaded = slipstream.slip("strategy:load", signed.toString());
    assertEquals(0, loaded.status(), loaded.toString());
    assertTrue(
        slipstream.slip("strategy:list").out().contains("CN=Ann Author,O=Example"),
        "the signer is listed");
    assertRefused(
        unsigned,
        "it is not signed; with trust.policy = require one of these signs: CN=Ann Author,O=Example");
    assertNotEquals(0, slipstream.slip("strategy:load", unsigned.toString()).status());
    assertEquals(0, slipstream.slip("strategy:info", "template").status());
  }

  private void assertRefused(Path jar, String reason) {
    Instance.Result result = slipstream.slip("strategy:verify", jar.toString());
    assertNotEquals(0, result.status(), result.toString());
    assertTrue(result.out().contains(reason), result.out());
    assertTrue(result.out().contains("would be refused"), result.out());
  }

  private String more() throws Exception {
    Files.writeString(scratch.resolve("more.txt"), "more");
    return scratch.toString();
  }

  private void policy(String policy) throws Exception {
    String text = Files.readString(settings);
    Files.writeString(
        settings,
        text.replaceAll("(?m)^trust.policy.*$", "trust.policy = " + policy),
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  private Path sign(Path jar) {
    String keys = scratch.resolve("ann.p12").toString();
    String[] store = {"-keystore", keys, "-storepass", "secret"};
    List<String> make = new ArrayList<>(List.of("-genkeypair", "-alias", "ann"));
    make.addAll(List.of("-dname", "CN=Ann Author, O=Example", "-keyalg", "EC"));
    make.addAll(List.of("-groupname", "secp256r1", "-ext", "EKU=codeSigning"));
    make.addAll(List.of(store));
    tool("keytool", make.toArray(String[]::new));
    tool("jarsigner", store[0], store[1], store[2], store[3], jar.toString(), "ann");
    return jar;
  }

  private void trust() {
    String keys = scratch.resolve("ann.p12").toString();
    String file = scratch.resolve("ann.cer").toString();
    tool(
        "keytool",
        "-exportcert",
        "-alias",
        "ann",
        "-keystore",
        keys,
        "-storepass",
        "secret",
        "-file",
        file);
    tool(
        "keytool",
        "-importcert",
        "-noprompt",
        "-alias",
        "ann",
        "-file",
        file,
        "-keystore",
        trusted.toString(),
        "-storetype",
        "PKCS12",
        "-storepass",
        "changeit");
  }

  private static void tool(String name, String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
    command.addAll(List.of(words));
    Instance.Result result = Instance.run(command);
    assertEquals(0, result.status(), result.toString());
  }
}
