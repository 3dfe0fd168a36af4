package io.slipstream.intake;

import io.slipstream.api.service.plugin.JarSignature;
import io.slipstream.api.service.plugin.JarSignature.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSigner;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the trust policy makes of jars; follows its settings and the trust store as they change. */
final class TrustGate {
  private static final Logger LOG = LoggerFactory.getLogger(TrustGate.class);

  private final Path file;
  private final Path base;
  private String stamp = "";
  private IntakeSettings settings;
  private TrustedSigners trusted;
  private boolean changed;

  TrustGate(Path file, Path base) {
    this.file = file;
    this.base = base;
    follow();
    changed = false;
  }

  /**
   * What is said of a jar.
   *
   * @param signature who signed it
   * @param refusal why it is not taken in, else empty
   * @param warning what to mind, else empty
   */
  record Judgement(JarSignature signature, String refusal, String warning) {}

  synchronized Judgement judge(Path jar) throws IOException {
    follow();
    JarSignature signature = signature(JarSignatures.of(jar));
    String refusal = settings.policy().refusal(signature, trusted);
    if (!refusal.isEmpty() && !settings.problem().isEmpty()) {
      refusal += "; required because " + settings.problem();
    }
    return new Judgement(signature, refusal, settings.policy().warning(signature, trusted));
  }

  private JarSignature signature(JarSignatures found) {
    if (!found.damage().isEmpty()) {
      return new JarSignature(Trust.BROKEN, "", found.damage());
    }
    if (found.signers().isEmpty()) {
      return JarSignature.NONE;
    }
    Date now = new Date();
    List<String> doubts = new ArrayList<>();
    for (CodeSigner signer : found.signers()) {
      String doubt = trusted.doubt(signer, now);
      if (doubt.isEmpty()) {
        return new JarSignature(Trust.TRUSTED, TrustedSigners.name(signer), "");
      }
      doubts.add(doubt);
    }
    String names =
        found.signers().stream().map(TrustedSigners::name).collect(Collectors.joining("; "));
    return new JarSignature(Trust.UNTRUSTED, names, String.join("; ", doubts));
  }

  /** The policy in force, for people. */
  synchronized String describe() {
    follow();
    return settings.policy() + ", trusted: " + trusted.names();
  }

  /** Whether policy or trust store changed since this was asked last. */
  synchronized boolean hasChanged() {
    follow();
    boolean was = changed;
    changed = false;
    return was;
  }

  private void follow() {
    Path store = settings == null ? file : settings.store();
    if (settings != null && stamp.equals(stamp(file) + stamp(store))) {
      return;
    }
    // Taken before it is read: what is written meanwhile is seen the next time.
    String stampOfFile = stamp(file);
    settings = IntakeSettings.read(file, base);
    stamp = stampOfFile + stamp(settings.store());
    trusted = TrustedSigners.read(settings.store(), settings.password());
    changed = true;
    if (!settings.problem().isEmpty()) {
      LOG.error("Plugins must be signed until this is mended: {}", settings.problem());
    }
    if (!trusted.problem().isEmpty()) {
      LOG.error("No signer of a plugin is trusted: {}", trusted.problem());
    }
  }

  private static String stamp(Path path) {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return now.size() + " " + now.lastModifiedTime() + " " + now.fileKey() + "\n";
    } catch (IOException e) {
      return "none\n";
    }
  }
}
