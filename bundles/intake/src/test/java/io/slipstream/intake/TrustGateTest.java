package io.slipstream.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.plugin.JarSignature.Trust;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustGateTest {
  private static final String CLASS = "io/slipstream/intake/guest/GuestFactory.class";

  @TempDir static Path keys;
  private static Signers signers;
  private static Path unsigned;
  private static Path signed;

  @TempDir Path base;
  private Path jar;

  @BeforeAll
  static void makeKeys() throws Exception {
    signers = new Signers(keys).make("alice").make("mallory").make("authority", "-ext", "bc");
    signers.make("issued", "-signer", "authority", "-ext", "eku=codeSigning");
    signers.make("server", "-signer", "authority", "-ext", "eku=serverAuth");
    signers.make("expired", "-startdate", "-3y", "-validity", "365");
    unsigned = new GuestJar("1.0.0").write(keys.resolve("unsigned.jar"));
    signed = signers.sign(unsigned, "alice", keys.resolve("signed.jar"));
  }

  @BeforeEach
  void prepare() throws Exception {
    Files.createDirectories(base.resolve("etc"));
    jar = base.resolve("guest.jar");
  }

  private TrustGate gate(String policy, String... trusted) throws Exception {
    Files.writeString(base.resolve("etc/intake.cfg"), "trust.policy = " + policy + "\n");
    if (trusted.length > 0) {
      signers.trust(base.resolve("etc/trusted-signers.p12"), trusted);
    }
    return new TrustGate(base.resolve("etc/intake.cfg"), base);
  }

  @Test
  void shouldBeQuietAboutUnsignedJarsUntilSomebodyIsTrusted() throws Exception {
    assertEquals("", gate("warn").judge(unsigned).warning());
    assertEquals("it is not signed", gate("warn", "alice").judge(unsigned).warning());
    assertEquals("", gate("warn", "alice").judge(unsigned).refusal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "warn", "require"})
  void shouldTrustTheSignerInTheStoreUnderEachPolicy(String policy) throws Exception {
    TrustGate.Judgement judged = gate(policy, "alice").judge(signed);
    assertEquals(Trust.TRUSTED, judged.signature().trust(), judged.toString());
    assertEquals("CN=alice", judged.signature().signer());
    assertEquals("", judged.refusal() + judged.warning());
  }

  @Test
  void shouldTrustWhomATrustedAuthorityIssuedACertificateForCode() throws Exception {
    Path issued = signers.sign(unsigned, "issued", base.resolve("issued.jar"));
    Path server = signers.sign(unsigned, "server", base.resolve("server.jar"));
    TrustGate gate = gate("require", "authority");
    assertEquals("", gate.judge(issued).refusal());
    assertTrue(gate.judge(server).refusal().contains("is not made for this purpose"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mallory | it is signed by CN=mallory, who is not trusted: nobody who is trusted issued",
        "expired | it is signed by CN=expired, who is not trusted: its certificate",
      })
  void shouldRequireATrustedSignerAndSayWhoIs(String name, String message) throws Exception {
    signers.sign(unsigned, name, jar);
    String refusal = gate("require", "alice", "expired").judge(jar).refusal();
    assertTrue(refusal.startsWith(message), refusal);
    assertTrue(refusal.contains("one of these signs: CN=alice; CN=expired"), refusal);
    TrustGate.Judgement warned = gate("warn", "alice", "expired").judge(jar);
    assertEquals("", warned.refusal());
    assertTrue(warned.warning().startsWith(message), warned.warning());
  }

  @Test
  void shouldRefuseUnsignedJarsWhereASignatureIsRequired() throws Exception {
    String refusal = gate("require").judge(unsigned).refusal();
    assertEquals(
        "it is not signed; with trust.policy = require one of these signs: nobody", refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "content   | SHA-256 digest error",
        "added     | the entry added.txt is not signed while others are",
        "removed   | was signed and is gone",
        "manifest  | digest",
        "block     | cannot be read",
        "stripped  | cannot be read",
        "second    | is not covered by every signature",
      })
  void shouldRefuseATamperedJarUnderEachPolicyButOff(String how, String message) throws Exception {
    tamper(how);
    for (String policy : new String[] {"warn", "require"}) {
      TrustGate.Judgement judged = gate(policy, "alice").judge(jar);
      assertEquals(Trust.BROKEN, judged.signature().trust(), judged.toString());
      assertTrue(judged.refusal().startsWith("its signature is broken: "), judged.refusal());
      assertTrue(judged.refusal().contains(message), judged.refusal());
    }
    assertEquals("", gate("off", "alice").judge(jar).refusal());
  }

  private void tamper(String how) throws Exception {
    String manifest = GuestJar.read(signed, "META-INF/MANIFEST.MF");
    switch (how) {
      case "content" -> GuestJar.changed(signed, jar, CLASS, new byte[] {1, 2, 3});
      case "added" -> GuestJar.changed(signed, jar, "added.txt", new byte[] {1});
      case "removed" -> GuestJar.changed(signed, jar, CLASS, null);
      case "manifest" -> {
        String other = manifest.replace("Bundle-Version: 1.0.0", "Bundle-Version: 9.0.0");
        byte[] bytes = other.getBytes(StandardCharsets.ISO_8859_1);
        GuestJar.changed(signed, jar, "META-INF/MANIFEST.MF", bytes);
      }
      case "block" -> GuestJar.changed(signed, jar, "META-INF/ALICE.EC", new byte[] {48, 0});
      case "stripped" -> GuestJar.changed(signed, jar, "META-INF/ALICE.EC", null);
      default -> GuestJar.changed(signed, jar, "META-INF/OTHER.SF", new byte[] {10});
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trust.store = own.p12 | trust.policy is missing: off, warn or require is allowed",
        "trust.policy = requre | trust.policy = 'requre': off, warn or require is allowed",
        "trust.polcy = off     | 'trust.polcy': trust.policy, trust.store, trust.store.password",
      })
  void shouldRequireSignaturesWhenItsSettingsAreWrong(String line, String message)
      throws Exception {
    Path file = Files.writeString(base.resolve("etc/intake.cfg"), line + "\n");
    String refusal = new TrustGate(file, base).judge(unsigned).refusal();
    assertTrue(refusal.startsWith("it is not signed"), refusal);
    assertTrue(refusal.contains(message), refusal);
  }

  @Test
  void shouldTrustNobodyWhenTheStoreCannotBeRead() throws Exception {
    Files.writeString(base.resolve("etc/trusted-signers.p12"), "no store");
    TrustGate.Judgement judged = gate("warn").judge(signed);
    assertEquals(Trust.UNTRUSTED, judged.signature().trust());
    assertTrue(judged.warning().contains("cannot be read"), judged.warning());
  }

  @Test
  void shouldFollowItsSettingsAndTheStore() throws Exception {
    TrustGate gate = gate("warn");
    assertFalse(gate.hasChanged());
    Path file = base.resolve("etc/intake.cfg");
    Files.writeString(file, "trust.policy = require\ntrust.store = etc/own.p12\n");
    assertTrue(gate.hasChanged());
    assertFalse(gate.judge(signed).refusal().isEmpty());
    signers.trust(base.resolve("etc/own.p12"), "alice");
    assertEquals("", gate.judge(signed).refusal());
    assertTrue(gate.hasChanged());
    assertFalse(gate.hasChanged());
  }
}
