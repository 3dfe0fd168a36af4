package io.slipstream.intake;

import io.slipstream.api.service.plugin.JarSignature;
import io.slipstream.api.service.plugin.JarSignature.Trust;
import java.util.Locale;

/** What is asked of a plugin's signature. */
enum TrustPolicy {
  /** Nothing. */
  OFF,
  /** That it is not broken; who signed is shown. */
  WARN,
  /** That a trusted signer made it. */
  REQUIRE;

  /**
   * By its name in a file.
   *
   * @throws IllegalArgumentException naming what is allowed
   */
  static TrustPolicy parse(String text) {
    for (TrustPolicy policy : values()) {
      if (policy.toString().equals(text)) {
        return policy;
      }
    }
    throw new IllegalArgumentException(
        "trust.policy = '" + text + "': off, warn or require is allowed");
  }

  /** Why a jar with this signature is not taken in; empty when it is. */
  String refusal(JarSignature signature, TrustedSigners trusted) {
    if (this == OFF) {
      return "";
    }
    if (signature.trust() == Trust.BROKEN) {
      return "its signature is broken: " + signature.detail();
    }
    return this == REQUIRE && signature.trust() != Trust.TRUSTED
        ? says(signature) + "; with trust.policy = require one of these signs: " + trusted.names()
        : "";
  }

  /** What to mind about a jar that is taken in; empty for nothing. */
  String warning(JarSignature signature, TrustedSigners trusted) {
    boolean isNew = trusted.certificates().isEmpty() && trusted.problem().isEmpty();
    return switch (signature.trust()) {
      case TRUSTED -> "";
      // Where nobody is trusted yet, nobody has begun to sign.
      case UNSIGNED -> this == OFF || isNew ? "" : says(signature);
      case UNTRUSTED -> this == OFF ? "" : says(signature);
      case BROKEN -> "its signature is broken: " + signature.detail();
    };
  }

  private static String says(JarSignature signature) {
    return signature.trust() == Trust.UNSIGNED
        ? "it is not signed"
        : "it is signed by " + signature.signer() + ", who is not trusted: " + signature.detail();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
