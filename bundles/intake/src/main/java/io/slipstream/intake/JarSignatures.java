package io.slipstream.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Who signed a jar, all of it. The Java platform silently takes a signature that it cannot read for
 * none, and looks at each entry for itself; here a jar is signed whole or broken.
 *
 * @param signers that signed every entry; none for a jar that nobody signed
 * @param damage what is not as it was signed, else empty
 */
record JarSignatures(List<CodeSigner> signers, String damage) {
  private static final String FOLDER = "META-INF/";

  static JarSignatures of(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile(), true)) {
      List<JarEntry> entries = Collections.list(file.entries());
      long signatures = entries.stream().filter(JarSignatures::isSignature).count();
      if (signatures == 0 && entries.stream().noneMatch(JarSignatures::isBlock)) {
        return new JarSignatures(List.of(), "");
      }
      return of(file, entries, signatures);
    } catch (SecurityException e) {
      return broken(String.valueOf(e.getMessage()));
    }
  }

  private static JarSignatures of(JarFile file, List<JarEntry> entries, long signatures)
      throws IOException {
    for (JarEntry entry : entries) {
      try (InputStream content = file.getInputStream(entry)) {
        content.transferTo(OutputStream.nullOutputStream());
      }
    }
    List<JarEntry> covered = entries.stream().filter(JarSignatures::needsSignature).toList();
    if (covered.stream().allMatch(entry -> entry.getCodeSigners() == null)) {
      return broken("it cannot be read, or uses an algorithm that is not secure any more");
    }
    List<CodeSigner> common = new ArrayList<>(Arrays.asList(signersOfFirst(covered)));
    for (JarEntry entry : covered) {
      CodeSigner[] signers = entry.getCodeSigners();
      if (signers == null) {
        return broken("the entry " + entry.getName() + " is not signed while others are");
      }
      if (signers.length < signatures) {
        return broken("the entry " + entry.getName() + " is not covered by every signature");
      }
      common.retainAll(Arrays.asList(signers));
    }
    for (String name : file.getManifest().getEntries().keySet()) {
      if (file.getEntry(name) == null) {
        return broken("the entry " + name + " was signed and is gone");
      }
    }
    return common.isEmpty()
        ? broken("nobody signed all of it")
        : new JarSignatures(List.copyOf(common), "");
  }

  private static CodeSigner[] signersOfFirst(List<JarEntry> covered) {
    CodeSigner[] signers = covered.get(0).getCodeSigners();
    return signers == null ? new CodeSigner[0] : signers;
  }

  private static JarSignatures broken(String damage) {
    return new JarSignatures(List.of(), damage);
  }

  /** All but the manifest, the signatures, and folders, which have no content. */
  private static boolean needsSignature(JarEntry entry) {
    boolean isFolder = entry.isDirectory() && entry.getSize() <= 0;
    return !isFolder
        && !isSignature(entry)
        && !isBlock(entry)
        && !entry.getName().equals(JarFile.MANIFEST_NAME);
  }

  private static boolean isSignature(JarEntry entry) {
    return inFolder(entry).endsWith(".SF");
  }

  private static boolean isBlock(JarEntry entry) {
    return inFolder(entry).matches(".*\\.(RSA|DSA|EC)");
  }

  /** The name below the folder of signatures, in upper case as the Java platform sees it. */
  private static String inFolder(JarEntry entry) {
    String name = entry.getName().toUpperCase(Locale.ROOT);
    boolean isDirect = name.startsWith(FOLDER) && name.indexOf('/', FOLDER.length()) < 0;
    return isDirect ? name.substring(FOLDER.length()) : "";
  }
}
