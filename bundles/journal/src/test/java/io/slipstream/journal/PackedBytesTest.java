package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedBytesTest {
  @TempDir Path root;
  private Path plain;
  private Path packed;

  @BeforeEach
  void name() {
    plain = root.resolve("plain");
    packed = root.resolve("packed.gz");
  }

  private byte[] pack(int length, boolean isRandom) throws IOException {
    byte[] bytes = new byte[length];
    if (isRandom) {
      new SplittableRandom(length).nextBytes(bytes);
    }
    Files.write(plain, bytes);
    Files.deleteIfExists(packed);
    try (SegmentBytes from = SegmentBytes.of(FileChannel.open(plain));
        FileChannel to =
            FileChannel.open(packed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      PackedBytes.pack(from, to, () -> {});
    }
    return bytes;
  }

  @Test
  void shouldBeReadByAnyGzip() throws IOException {
    for (int length : new int[] {0, 1, 65_279, 65_280, 65_281, 200_000}) {
      for (boolean isRandom : new boolean[] {true, false}) {
        byte[] bytes = pack(length, isRandom);
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
          assertArrayEquals(bytes, in.readAllBytes());
        }
      }
    }
  }

  @Test
  void shouldBeReadAtAnyPlace() throws IOException {
    byte[] bytes = pack(200_000, true);
    SplittableRandom random = new SplittableRandom(1);
    try (SegmentBytes in = PackedBytes.open(packed)) {
      assertEquals(bytes.length, in.size());
      for (int i = 0; i < 200; i++) {
        int from = random.nextInt(bytes.length);
        int length = random.nextInt(90_000);
        ByteBuffer target = ByteBuffer.allocate(length);
        in.read(from, target);
        int there = Math.min(length, bytes.length - from);
        assertEquals(there, target.position());
        assertArrayEquals(
            Arrays.copyOfRange(bytes, from, from + there), Arrays.copyOf(target.array(), there));
      }
    }
  }

  @Test
  void shouldRefuseWhatIsCutOffOrGoesOn() throws IOException {
    pack(70_000, false);
    byte[] whole = Files.readAllBytes(packed);
    for (int length = 0; length < whole.length; length++) {
      Files.write(packed, Arrays.copyOf(whole, length));
      assertThrows(JournalException.class, this::readAll);
    }
    Files.write(packed, Arrays.copyOf(whole, whole.length + 1));
    assertThrows(JournalException.class, this::readAll);
  }

  /** Each block says how much it holds; it is made no more of it. */
  @Test
  void shouldMakeNoMoreOfABlockThanItSays() throws IOException {
    pack(60_000, false);
    byte[] whole = Files.readAllBytes(packed);
    int block = whole.length - 28;
    for (int holds : new int[] {-1, 0, 1, 59_999, 60_001, 65_281, Integer.MAX_VALUE}) {
      byte[] changed = whole.clone();
      ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(block - 4, holds);
      Files.write(packed, changed);
      assertThrows(JournalException.class, this::readAll, "holds " + holds);
    }
  }

  @Test
  void shouldNameTheBlockThatIsDamaged() throws IOException {
    pack(150_000, true);
    byte[] whole = Files.readAllBytes(packed);
    whole[70_000] ^= 1;
    Files.write(packed, whole);
    JournalException thrown = assertThrows(JournalException.class, this::readAll);
    assertTrue(
        thrown.getMessage().contains("packed.gz is damaged at packed byte 65"), thrown::getMessage);
  }

  private void readAll() throws IOException {
    try (SegmentBytes in = PackedBytes.open(packed)) {
      in.read(0, ByteBuffer.allocate((int) in.size()));
    }
  }
}
