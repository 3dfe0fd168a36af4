package io.slipstream.api.service.plugin;

/**
 * Who signed a jar, and what that is worth here.
 *
 * @param trust whether the signer is trusted
 * @param signer its distinguished name, several joined by {@code ;}; empty when nobody signed
 * @param detail one line: why the signer is not trusted, or what is broken; else empty
 */
public record JarSignature(Trust trust, String signer, String detail) {
  /** Nobody signed. */
  public static final JarSignature NONE = new JarSignature(Trust.UNSIGNED, "", "");

  /** What a signature is worth. */
  public enum Trust {
    /** There is none. */
    UNSIGNED,
    /** It holds, and its signer is trusted. */
    TRUSTED,
    /** It holds; its signer is not trusted, or not any more. */
    UNTRUSTED,
    /** The jar is not what was signed. */
    BROKEN
  }

  /** In a few words, for a listing. */
  public String describe() {
    return switch (trust) {
      case UNSIGNED -> "unsigned";
      case TRUSTED -> signer;
      case UNTRUSTED -> signer + " (not trusted)";
      case BROKEN -> "broken signature";
    };
  }
}
