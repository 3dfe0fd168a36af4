package io.slipstream.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Timestamp;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Certificates of those who may sign plugins: of signers themselves, or of who issues theirs.
 *
 * @param certificates ordered as the store has them
 * @param problem why they could not be read, else empty
 */
record TrustedSigners(List<X509Certificate> certificates, String problem) {
  private static final String ANY_PURPOSE = "2.5.29.37.0";
  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

  /** Those in a PKCS12 file; none when it is not there. */
  static TrustedSigners read(Path store, String password) {
    if (!Files.exists(store)) {
      return new TrustedSigners(List.of(), "");
    }
    try (InputStream content = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(content, password.toCharArray());
      List<X509Certificate> found = new ArrayList<>();
      for (String alias : Collections.list(keys.aliases())) {
        if (keys.getCertificate(alias) instanceof X509Certificate certificate) {
          found.add(certificate);
        }
      }
      return new TrustedSigners(List.copyOf(found), "");
    } catch (IOException | GeneralSecurityException e) {
      return new TrustedSigners(List.of(), store + " cannot be read: " + e.getMessage());
    }
  }

  /** Their names, for people. */
  String names() {
    return certificates.isEmpty()
        ? "nobody"
        : certificates.stream().map(TrustedSigners::name).collect(Collectors.joining("; "));
  }

  private static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  /** Name of who signed. */
  static String name(CodeSigner signer) {
    return name(chain(signer.getSignerCertPath().getCertificates()).get(0));
  }

  private static List<X509Certificate> chain(List<? extends Certificate> certificates) {
    return certificates.stream().map(X509Certificate.class::cast).toList();
  }

  /** Why a signer is not trusted at this time; empty when it is. */
  String doubt(CodeSigner signer, Date now) {
    if (!problem.isEmpty()) {
      return problem;
    }
    List<X509Certificate> chain = chain(signer.getSignerCertPath().getCertificates());
    Timestamp timestamp = signer.getTimestamp();
    if (timestamp == null) {
      return doubt(chain, CODE_SIGNING, now);
    }
    List<X509Certificate> authority = chain(timestamp.getSignerCertPath().getCertificates());
    String doubt = doubt(authority, TIME_STAMPING, timestamp.getTimestamp());
    if (doubt.isEmpty()) {
      return doubt(chain, CODE_SIGNING, timestamp.getTimestamp());
    }
    String today = doubt(chain, CODE_SIGNING, now);
    return today.isEmpty()
        ? ""
        : today + "; its timestamp by " + name(authority.get(0)) + " does not count: " + doubt;
  }

  private String doubt(List<X509Certificate> chain, String purpose, Date at) {
    X509Certificate leaf = chain.get(0);
    try {
      if (!mayBeUsedFor(leaf, purpose)) {
        return "its certificate is not made for this purpose";
      }
      if (certificates.contains(leaf)) {
        leaf.checkValidity(at);
        return "";
      }
      if (certificates.isEmpty()) {
        return "no signer is trusted yet";
      }
      validate(chain, at);
      return "";
    } catch (CertPathValidatorException e) {
      return reason(e, leaf);
    } catch (CertificateNotYetValidException e) {
      return "its certificate is not valid before " + leaf.getNotBefore().toInstant();
    } catch (java.security.cert.CertificateExpiredException e) {
      return expired(leaf);
    } catch (GeneralSecurityException e) {
      return "its certificate cannot be checked: " + e.getMessage();
    }
  }

  /** A certificate that says what it is for must say this. */
  private static boolean mayBeUsedFor(X509Certificate leaf, String purpose)
      throws GeneralSecurityException {
    List<String> purposes = leaf.getExtendedKeyUsage();
    boolean[] usage = leaf.getKeyUsage();
    return (usage == null || usage[0])
        && (purposes == null || purposes.contains(purpose) || purposes.contains(ANY_PURPOSE));
  }

  private void validate(List<X509Certificate> chain, Date at) throws GeneralSecurityException {
    Set<TrustAnchor> anchors = new LinkedHashSet<>();
    certificates.forEach(certificate -> anchors.add(new TrustAnchor(certificate, null)));
    List<X509Certificate> below =
        chain.stream().takeWhile(certificate -> !certificates.contains(certificate)).toList();
    PKIXParameters parameters = new PKIXParameters(anchors);
    parameters.setRevocationEnabled(false);
    parameters.setDate(at);
    CertPathValidator.getInstance("PKIX")
        .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
  }

  private static String reason(CertPathValidatorException e, X509Certificate leaf) {
    if (e.getReason() == BasicReason.EXPIRED) {
      return expired(leaf);
    }
    return e.getReason() == PKIXReason.NO_TRUST_ANCHOR
        ? "nobody who is trusted issued its certificate"
        : "its certificate does not hold: " + e.getMessage();
  }

  private static String expired(X509Certificate leaf) {
    return "its certificate, or one above it, expired (its own: "
        + leaf.getNotAfter().toInstant()
        + ") and no trusted timestamp says that it signed before";
  }
}
