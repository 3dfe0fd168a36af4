package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the recursive definitions of RFC 6962, section 2.1, word by word. */
class HashTreeTest {
  @TempDir Path directory;

  private static byte[] payload(long sequence) {
    return ("entry " + sequence).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static byte[] leaf(long sequence) {
    byte[] payload = payload(sequence);
    ByteBuffer all = ByteBuffer.allocate(9 + payload.length);
    return VerifierKey.sha256(all.put((byte) 0).putLong(sequence).put(payload).array());
  }

  private static byte[] node(byte[] left, byte[] right) {
    return VerifierKey.sha256(ByteBuffer.allocate(65).put((byte) 1).put(left).put(right).array());
  }

  private static byte[] root(List<byte[]> leaves) {
    int n = leaves.size();
    if (n < 2) {
      return n == 0 ? VerifierKey.sha256(new byte[0]) : leaves.get(0);
    }
    int k = Integer.highestOneBit(n - 1);
    return node(root(leaves.subList(0, k)), root(leaves.subList(k, n)));
  }

  private static List<byte[]> path(int m, List<byte[]> leaves) {
    int n = leaves.size();
    if (n == 1) {
      return new ArrayList<>();
    }
    int k = Integer.highestOneBit(n - 1);
    List<byte[]> path = m < k ? path(m, leaves.subList(0, k)) : path(m - k, leaves.subList(k, n));
    path.add(root(m < k ? leaves.subList(k, n) : leaves.subList(0, k)));
    return path;
  }

  private static List<byte[]> proof(int m, List<byte[]> leaves, boolean known) {
    int n = leaves.size();
    if (m == n) {
      List<byte[]> last = new ArrayList<>();
      if (!known) {
        last.add(root(leaves));
      }
      return last;
    }
    int k = Integer.highestOneBit(n - 1);
    List<byte[]> proof =
        m <= k ? proof(m, leaves.subList(0, k), known) : proof(m - k, leaves.subList(k, n), false);
    proof.add(root(m <= k ? leaves.subList(k, n) : leaves.subList(0, k)));
    return proof;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static List<String> hex(List<byte[]> hashes) {
    return hashes.stream().map(HashTreeTest::hex).toList();
  }

  private static void grow(HashTree tree, long size) throws IOException {
    while (tree.size() < size) {
      byte[] payload = payload(tree.size() + 1);
      tree.add(payload, 0, payload.length);
    }
  }

  @Test
  void shouldAgreeWithTheDefinitionsAtEverySize() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    List<byte[]> leaves = new ArrayList<>();
    try (HashTree tree = new HashTree(directory, 0)) {
      for (int size = 0; size <= 1100; size++) {
        assertEquals(hex(root(leaves)), hex(tree.root(size)));
        if (size > 0 && (size < 70 || size % 16 == 0)) {
          int at = random.nextInt(size);
          int older = 1 + random.nextInt(size);
          assertEquals(hex(path(at, leaves)), hex(tree.inclusion(at, size)));
          assertEquals(hex(proof(older, leaves, true)), hex(tree.consistency(older, size)));
          assertEquals(hex(root(leaves.subList(0, older))), hex(tree.root(older)));
        }
        leaves.add(leaf(size + 1));
        grow(tree, size + 1);
      }
    }
  }

  @Test
  void shouldGoOnAfterItWasClosedAtAnySize() throws IOException {
    for (int size : new int[] {1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000}) {
      try (HashTree tree = new HashTree(directory, size)) {
        grow(tree, size);
      }
    }
    try (HashTree tree = new HashTree(directory, 70_000);
        HashTree other = new HashTree(directory.resolve("other"), 0)) {
      grow(other, 70_000);
      assertEquals(hex(other.root(70_000)), hex(tree.root(70_000)));
      assertEquals(hex(other.inclusion(3, 69_999)), hex(tree.inclusion(3, 69_999)));
    }
  }

  @Test
  void shouldForgetWhatIsBehindTheEntriesAndMakeAnewWhatIsMissing() throws IOException {
    byte[] root;
    try (HashTree tree = new HashTree(directory, 0)) {
      grow(tree, 1000);
      root = tree.root(900);
    }
    Files.delete(directory.resolve("level-1.hashes"));
    try (HashTree tree = new HashTree(directory, 900)) {
      assertEquals(900, tree.size());
      assertEquals(hex(root), hex(tree.root(900)));
    }
    Files.write(directory.resolve("level-0.hashes"), new byte[32 * 5 + 7]);
    try (HashTree tree = new HashTree(directory, 900)) {
      assertEquals(5, tree.size());
    }
  }

  @Test
  void shouldRefuseWhatIsNotThere() throws IOException {
    try (HashTree tree = new HashTree(directory, 0)) {
      grow(tree, 3);
      assertThrows(IllegalArgumentException.class, () -> tree.root(4));
      assertThrows(IllegalArgumentException.class, () -> tree.inclusion(3, 3));
      assertThrows(IllegalArgumentException.class, () -> tree.inclusion(-1, 3));
      assertThrows(IllegalArgumentException.class, () -> tree.consistency(3, 2));
    }
  }
}
