package io.slipstream.verifier;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzTest {
  private static final LogKey KEY = LogKey.log(21);
  private static final String ONLY = "00000000000000000001.journal";

  @TempDir private Path folder;

  private final Random random = new Random(21);

  private byte[] randomBytes() {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] mutated(byte[] good) {
    byte[] bytes = good;
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      int at = random.nextInt(bytes.length + 1);
      int cut = Math.min(bytes.length, at + random.nextInt(1 + random.nextInt(20)));
      byte[] piece = randomBytes();
      piece = Arrays.copyOf(piece, random.nextInt(1 + Math.min(8, piece.length)));
      byte[] next = Arrays.copyOf(bytes, at + piece.length + bytes.length - cut);
      System.arraycopy(piece, 0, next, at, piece.length);
      System.arraycopy(bytes, cut, next, at + piece.length, bytes.length - cut);
      bytes = next;
    }
    return bytes;
  }

  @Test
  void shouldRefuseAnyNoteThatWasNotSigned() {
    byte[] good = LogKey.utf8(KEY.checkpoint(77, new byte[32]));
    VerifierKey key = KEY.verifier();
    assertTimeout(
        ofSeconds(10),
        () -> {
          for (int i = 0; i < 20_000; i++) {
            byte[] bytes = i % 4 == 0 ? randomBytes() : mutated(good);
            try {
              Checkpoint checkpoint = Checkpoint.parse(bytes, key);
              assertEquals(77, checkpoint.size());
              assertEquals(KEY.body(77, new byte[32]), checkpoint.note().text());
            } catch (MalformedException e) {
              assertFalse(e.getMessage().isEmpty());
            }
          }
        });
  }

  @Test
  void shouldRefuseAnyKeyThatIsNone() {
    byte[] good = LogKey.utf8(KEY.vkey());
    for (int i = 0; i < 20_000; i++) {
      String text =
          new String(i % 4 == 0 ? randomBytes() : mutated(good), StandardCharsets.ISO_8859_1);
      try {
        assertEquals(KEY.vkey(), VerifierKey.parse(text).text());
      } catch (MalformedException e) {
        assertFalse(e.getMessage().isEmpty());
      }
    }
  }

  @Test
  void shouldRefuseAnyProofThatWasNotMade() {
    byte[] good =
        LogKey.utf8(
            "slipstream.io/proof/v1\nindex 0\n\nentry AAAAAAAAAAEAYQ==\n\n"
                + KEY.checkpoint(1, NaiveTree.leaf(new byte[] {0, 0, 0, 0, 0, 0, 0, 1, 0, 97})));
    VerifierKey key = KEY.verifier();
    for (int i = 0; i < 10_000; i++) {
      try {
        InclusionProof proof =
            InclusionProof.parse(i % 4 == 0 ? randomBytes() : mutated(good), key);
        assertEquals(
            proof.isValid(),
            proof.sequence() == 1
                && proof.index() == 0
                && proof.entry().length == 10
                && proof.entry()[9] == 97
                && proof.entry()[8] == 0
                && proof.path().isEmpty());
      } catch (MalformedException e) {
        assertFalse(e.getMessage().isEmpty());
      }
    }
  }

  @Test
  void shouldReadAnySegmentInBoundedTime() {
    JournalWriter writer = new JournalWriter(KEY, 1000);
    for (int i = 0; i < 40; i++) {
      writer.add(new JournalWriter.Entry(0, randomBytes()));
    }
    byte[] good = writer.files().get(ONLY);
    assertTimeout(
        ofSeconds(15),
        () -> {
          for (int i = 0; i < 1000; i++) {
            check(i % 4 == 0 ? randomBytes() : mutated(good));
          }
          byte[] zeros = Arrays.copyOf(good, 1_000_000);
          check(zeros);
          byte[] ones = Arrays.copyOf(good, 1_000_000);
          Arrays.fill(ones, good.length, ones.length, (byte) 0xff);
          check(ones);
        });
  }

  @Test
  void shouldReadAnyPackedSegmentInBoundedTime() throws IOException {
    JournalWriter writer = new JournalWriter(KEY, 1000);
    for (int i = 0; i < 400; i++) {
      writer.add(new JournalWriter.Entry(0, randomBytes()));
    }
    writer.checkpoint();
    Map<String, byte[]> all = writer.files();
    byte[] plain = all.remove(ONLY);
    byte[] packed = PackedJournal.pack(plain);
    int found = 0;
    for (int i = 0; i < 400; i++) {
      byte[] changed = i % 2 == 0 ? PackedJournal.pack(mutated(plain)) : mutated(packed);
      all.put(ONLY + ".gz", changed);
      JournalWriter.write(all, folder);
      Report report = Checking.check(folder, KEY, new ArrayList<>());
      boolean isSame = Arrays.equals(PackedJournal.unpack(changed), plain);
      assertFalse(report.isIntact() && !isSame, "change " + i);
      found += report.isIntact() ? 0 : 1;
    }
    assertTrue(found > 300, found + " were found");
  }

  @Test
  void shouldNotAllocateWhatALengthSays() throws IOException {
    byte[] good =
        new JournalWriter(KEY, 9).add(new JournalWriter.Entry(0, new byte[9])).files().get(ONLY);
    for (int length : new int[] {Integer.MIN_VALUE, -1, Integer.MAX_VALUE, 16_777_217}) {
      byte[] bytes = good.clone();
      ByteBuffer.wrap(bytes).putInt(SegmentFile.HEADER, length);
      Report report = check(bytes);
      assertEquals(1, report.findings().get(0).first(), report.lines().toString());
    }
  }

  private Report check(byte[] segment) throws IOException {
    JournalWriter.write(Map.of(ONLY, segment), folder);
    List<byte[]> none = new ArrayList<>();
    Report report = Checking.check(folder, KEY, none);
    Files.delete(folder.resolve(ONLY));
    return report;
  }
}
