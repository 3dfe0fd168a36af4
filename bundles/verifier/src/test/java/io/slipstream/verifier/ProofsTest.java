package io.slipstream.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProofsTest {
  private static final int MOST = 33;

  private final Proofs proofs = new Proofs();
  private final Random random = new Random(6962);
  private final List<byte[]> leaves = new ArrayList<>();
  private final NaiveTree tree = new NaiveTree(leaves);

  ProofsTest() {
    for (int i = 0; i < 600; i++) {
      leaves.add(NaiveTree.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
    }
  }

  @Test
  void shouldComputeTheRootsOfTheDefinition() {
    Frontier frontier = new Frontier(new Hashing());
    List<byte[]> nodes = new ArrayList<>();
    for (int size = 0; size < leaves.size(); size++) {
      assertArrayEquals(tree.root(0, size), frontier.root());
      frontier.append(leaves.get(size), (level, hash) -> nodes.add(hash.clone()));
    }
    assertEquals(2, nodes.size());
    assertArrayEquals(tree.root(256, 512), nodes.get(1));
  }

  @Test
  void shouldAcceptEveryInclusionAndNoOther() {
    for (int size = 1; size <= MOST; size++) {
      byte[] root = tree.root(0, size);
      for (int index = 0; index < size; index++) {
        List<byte[]> path = tree.inclusion(index, 0, size);
        byte[] leaf = leaves.get(index);
        assertTrue(proofs.isIncluded(index, size, leaf, path, root));
        assertFalse(proofs.isIncluded(index, size, leaves.get(index + 1), path, root));
        for (int other = -1; other <= size; other++) {
          assertEquals(other == index, proofs.isIncluded(other, size, leaf, path, root));
        }
        assertFalse(proofs.isIncluded(index, size, leaf, mutated(path), root));
      }
    }
  }

  @Test
  void shouldAcceptEveryConsistencyAndNoOther() {
    for (int newer = 1; newer <= MOST; newer++) {
      for (int older = 1; older <= newer; older++) {
        List<byte[]> path = tree.consistency(older, newer);
        byte[] before = tree.root(0, older);
        byte[] after = tree.root(0, newer);
        assertTrue(proofs.isConsistent(older, before, newer, after, path), older + "/" + newer);
        assertFalse(proofs.isConsistent(older, before, newer, after, mutated(path)));
        assertEquals(older == newer, proofs.isConsistent(older, after, newer, before, path));
        assertFalse(proofs.isConsistent(older, leaves.get(99), newer, after, path));
        assertFalse(proofs.isConsistent(older, before, newer, leaves.get(99), path));
        assertFalse(proofs.isConsistent(newer + 1, after, newer, after, path));
      }
    }
  }

  @Test
  void shouldTakeTheEmptyTreeAsTheBeginningOfAny() {
    byte[] empty = Hashing.emptyRoot();
    assertTrue(proofs.isConsistent(0, empty, 5, tree.root(0, 5), List.of()));
    assertTrue(proofs.isConsistent(0, empty, 0, empty, List.of()));
    assertFalse(proofs.isConsistent(0, leaves.get(0), 5, tree.root(0, 5), List.of()));
    assertFalse(proofs.isConsistent(0, empty, 0, leaves.get(0), List.of()));
    assertFalse(proofs.isConsistent(0, empty, 5, tree.root(0, 5), List.of(leaves.get(0))));
    assertFalse(proofs.isConsistent(0, empty, -1, empty, List.of()));
  }

  @Test
  void shouldAcceptEverySubtreeAndNoOther() {
    int checked = 0;
    for (int size = 1; size <= 20; size++) {
      byte[] root = tree.root(0, size);
      for (int start = 0; start < size; start++) {
        for (int end = start + 1; end <= size; end++) {
          byte[] inner = tree.root(start, end);
          if (!Proofs.isSubtree(start, end)) {
            assertFalse(proofs.isSubtreeConsistent(start, end, inner, size, root, List.of()));
            continue;
          }
          List<byte[]> path = tree.subtree(start, end, 0, size, true);
          assertTrue(proofs.isSubtreeConsistent(start, end, inner, size, root, path));
          assertFalse(proofs.isSubtreeConsistent(start, end, inner, size, root, mutated(path)));
          for (int index = start; index < end; index++) {
            List<byte[]> way = tree.inclusion(index, start, end);
            byte[] leaf = leaves.get(index);
            assertTrue(proofs.isIncludedInSubtree(index, start, end, leaf, way, inner));
            assertFalse(proofs.isIncludedInSubtree(index - 1, start, end, leaf, way, inner));
          }
          checked++;
        }
      }
    }
    assertTrue(checked > 500, "checked " + checked);
  }

  @Test
  void shouldKnowWhichSubtreesThereAre() {
    assertTrue(Proofs.isSubtree(0, 5));
    assertTrue(Proofs.isSubtree(8, 13));
    assertTrue(Proofs.isSubtree(7, 8));
    assertTrue(Proofs.isSubtree(0, Long.MAX_VALUE));
    assertFalse(Proofs.isSubtree(4, 9));
    assertFalse(Proofs.isSubtree(6, 9));
    assertFalse(Proofs.isSubtree(3, 3));
    assertFalse(Proofs.isSubtree(-1, 3));
    assertFalse(Proofs.isSubtree(1, Long.MAX_VALUE));
  }

  private List<byte[]> mutated(List<byte[]> path) {
    List<byte[]> mutated = new ArrayList<>(path);
    if (path.isEmpty() || random.nextInt(4) == 0) {
      mutated.add(random.nextInt(path.size() + 1), leaves.get(500));
    } else if (random.nextInt(3) == 0) {
      mutated.remove(random.nextInt(path.size()));
    } else {
      int at = random.nextInt(path.size());
      byte[] changed = path.get(at).clone();
      changed[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
      mutated.set(at, changed);
    }
    return mutated;
  }
}
