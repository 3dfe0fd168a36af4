package io.slipstream.intake;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Settings in {@code etc/io.slipstream.intake.cfg}, read from the file itself: Config Admin has it
 * after the first plugins were looked at, which would be too late for a policy.
 *
 * @param policy what is asked of signatures
 * @param store PKCS12 file of the trusted certificates
 * @param password of that file
 * @param problem what is wrong with the file, else empty; then a signature is required
 */
record IntakeSettings(TrustPolicy policy, Path store, String password, String problem) {
  private static final String POLICY = "trust.policy";
  private static final String STORE = "trust.store";
  private static final String PASSWORD = "trust.store.password";
  private static final SortedSet<String> KEYS =
      new TreeSet<>(java.util.Set.of(POLICY, STORE, PASSWORD));

  /** Of a file, which need not be there; relative paths count from {@code base}. */
  static IntakeSettings read(Path file, Path base) {
    Properties texts = new Properties();
    try {
      if (Files.exists(file)) {
        try (Reader reader = Files.newBufferedReader(file)) {
          texts.load(reader);
        }
        // A file that is just being written may have nothing in it yet.
        requireKeys(texts);
      }
      return of(texts, base, TrustPolicy.parse(texts.getProperty(POLICY, "warn").strip()), "");
    } catch (IOException | IllegalArgumentException e) {
      return of(new Properties(), base, TrustPolicy.REQUIRE, file + ": " + e.getMessage());
    }
  }

  private static void requireKeys(Properties texts) {
    for (String key : texts.stringPropertyNames()) {
      if (!KEYS.contains(key) && !key.startsWith("felix.") && !key.startsWith("service.")) {
        throw new IllegalArgumentException(
            "'" + key + "': " + String.join(", ", KEYS) + " are allowed");
      }
    }
    if (texts.getProperty(POLICY) == null) {
      throw new IllegalArgumentException(POLICY + " is missing: off, warn or require is allowed");
    }
  }

  private static IntakeSettings of(
      Properties texts, Path base, TrustPolicy policy, String problem) {
    String store = texts.getProperty(STORE, "etc/trusted-signers.p12").strip();
    String password = texts.getProperty(PASSWORD, "changeit").strip();
    return new IntakeSettings(policy, base.resolve(store), password, problem);
  }
}
