package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.state.StateException;
import io.slipstream.api.service.state.StateSnapshot;
import io.slipstream.api.strategy.StrategySnapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFolderTest {
  private static final long SECONDS = Math.max(1, Long.getLong("slipstream.fuzz.seconds", 60) / 12);
  private static final StrategySnapshot MEMORY =
      StrategySnapshot.version(3)
          .put("bars", 7L)
          .put("mean", -0.0)
          .put("phase", "épreuve")
          .put("times", new long[] {1, Long.MIN_VALUE})
          .put("closes", new double[] {Double.NaN, 0.1})
          .build();

  @TempDir Path root;

  private static JournalEntry entry(long sequence) {
    return new JournalEntry(sequence, EntryKind.INPUT, new byte[] {1, 2, (byte) sequence});
  }

  private static SessionSnapshot snapshot(long sequence) {
    StateSnapshot kernel = new StateSnapshot().write("orders", sink -> sink.put(sequence));
    StateSnapshot session =
        new StateSnapshot().write("session", sink -> StrategyMemory.write(MEMORY, sink));
    return SessionSnapshot.taken(sequence, kernel, session).tiedTo(entry(sequence));
  }

  @Test
  void shouldKeepTheNewest() {
    SnapshotFolder folder = new SnapshotFolder(root.resolve("snapshots"), 2);
    assertEquals(List.of(), folder.sequences());
    for (long sequence : new long[] {5, 70, 600}) {
      folder.write(snapshot(sequence));
    }
    assertEquals(List.of(600L, 70L), folder.sequences());
    assertEquals(600, folder.kept().get(0).sequence());
    assertTrue(folder.read(70).isAt(entry(70)));
    assertFalse(folder.read(70).isAt(entry(71)));
  }

  @Test
  void shouldGiveBackWhatStrategiesRemember() {
    SnapshotFolder folder = new SnapshotFolder(root, 1);
    folder.write(snapshot(9));
    folder
        .read(9)
        .session()
        .read("session", source -> assertEquals(MEMORY, StrategyMemory.read(source)));
  }

  @Test
  void shouldSetAsideWhatIsOfNoUse() {
    SnapshotFolder folder = new SnapshotFolder(root, 3);
    folder.write(snapshot(9));
    folder.setAside(9);
    assertEquals(List.of(), folder.sequences());
    assertTrue(Files.exists(root.resolve("00000000000000000009.snapshot.unusable")));
  }

  @Test
  void shouldFindEveryFlippedBit() {
    byte[] bytes = snapshot(9).toBytes();
    assertEquals(9, SessionSnapshot.of(bytes).sequence());
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(StateException.class, () -> SessionSnapshot.of(bytes));
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void shouldFindEveryCut() {
    byte[] bytes = snapshot(9).toBytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(StateException.class, () -> SessionSnapshot.of(cut));
    }
  }

  @Test
  void shouldRefuseAFileOfAnotherName() throws IOException {
    SnapshotFolder folder = new SnapshotFolder(root, 3);
    folder.write(snapshot(9));
    Files.copy(folder.file(9), folder.file(10));
    assertThrows(StateException.class, () -> folder.read(10));
  }

  /** Damage under a checksum that fits: read as something, or refused with the reason. */
  @Test
  void shouldNotFailOtherwiseOnDamageThatTheChecksumHides() throws GeneralSecurityException {
    SplittableRandom random = new SplittableRandom(3);
    byte[] whole = snapshot(9).toBytes();
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    int refused = 0;
    int read = 0;
    while (System.nanoTime() < end || refused == 0 || read == 0) {
      byte[] bytes =
          Arrays.copyOf(whole, random.nextInt(4) > 0 ? whole.length : length(random, whole));
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, bytes.length - 32);
      ByteBuffer.wrap(bytes).put(bytes.length - 32, digest.digest());
      try {
        SessionSnapshot found = SessionSnapshot.of(bytes);
        found.session().read("session", StrategyMemory::read);
        assertArrayEquals(bytes, found.toBytes());
        read++;
      } catch (StateException e) {
        refused++;
      }
    }
  }

  private static int length(SplittableRandom random, byte[] whole) {
    return random.nextInt(32, whole.length);
  }
}
