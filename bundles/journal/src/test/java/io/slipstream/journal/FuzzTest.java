package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.journal.AuditTrail.Verification;
import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import io.slipstream.journal.Durability.Level;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real files with changes: nothing but what is documented is thrown, nothing hangs or takes much
 * memory, and no changed entry is taken for a signed one. {@code -Dslipstream.fuzz.seconds} says
 * for how long.
 */
@Timeout(1800)
class FuzzTest {
  private static final int ENTRIES = 900;
  private static final int SIGNED = 850;
  private static final Durability SMALL = new Durability(Level.NONE, 1, 16_384);

  @TempDir Path root;
  private final Random random = new Random(Long.getLong("slipstream.fuzz.seed", 1));
  private final Mutations mutations = new Mutations(random);
  private final Map<String, byte[]> files = new TreeMap<>();
  private VerifierKey key;
  private String note;
  private String proof;

  private Path session() {
    return root.resolve("session");
  }

  private Path journal() {
    return session().resolve("journal");
  }

  /** A journal with removed, compressed and plain segments, and a last part that is not signed. */
  @BeforeEach
  void write() throws IOException {
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));
    try (FileJournal journal =
        FileJournal.open(
            journal(), SMALL, AuditSettings.of(3600, ""), new Upkeep(30, 7, clock), Disk.REAL)) {
      Journals.append(journal, SIGNED);
      note = journal.audit().checkpoint();
      journal.keeper().tend();
      journal.releaseBefore(500);
      journal.keeper().tend();
      assertTrue(journal.firstSequence() > 1);
      proof = journal.audit().proof(journal.firstSequence());
      key = VerifierKey.parse(journal.audit().verifierKey());
      Journals.append(journal, ENTRIES - SIGNED);
    }
    Files.delete(journal().resolve(String.format(Locale.ROOT, "checkpoints/%020d.note", ENTRIES)));
    try (Stream<Path> found = Files.walk(session())) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(session().relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  private void restore() throws IOException {
    clear(session());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path place = session().resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.write(place, file.getValue());
    }
  }

  private static void clear(Path directory) throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private byte[] any() {
    List<byte[]> all = new ArrayList<>(files.values());
    return all.get(random.nextInt(all.size()));
  }

  private String anyName() {
    List<String> names = new ArrayList<>(files.keySet());
    return names.get(random.nextInt(names.size()));
  }

  @Test
  void shouldOpenAJournalOrSayWhatIsWrongWithIt() throws IOException {
    int opened = 0;
    int found = 0;
    Budget budget = new Budget();
    while (budget.allowsMore()) {
      restore();
      StringBuilder what = new StringBuilder();
      for (int times = 1 + random.nextInt(2); times > 0; times--) {
        String name = anyName();
        what.append(name).append(' ');
        Files.write(session().resolve(name), changed(name));
      }
      try (FileJournal journal = FileJournal.open(journal(), SMALL, AuditSettings.of(3600, ""))) {
        opened++;
        found += isFound(journal) ? 1 : 0;
      } catch (JournalException e) {
        assertFalse(e.getMessage().isEmpty());
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("case " + budget.cases() + ", changed " + what, e);
      }
    }
    System.out.println(budget.cases() + " journals, opened " + opened + ", findings in " + found);
    assertTrue(opened > 0 && opened < budget.cases());
  }

  /** Packed files are changed beneath their packing too, and checksums are made to fit again. */
  private byte[] changed(String name) throws IOException {
    byte[] whole = files.get(name);
    int how = random.nextInt(3);
    if (name.endsWith(".gz") && how > 0) {
      return packed(mutations.of(unpacked(whole), any()));
    }
    if (name.endsWith(".journal") && how == 0) {
      return withAnotherEntry(whole);
    }
    return mutations.of(whole, any());
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (var in = new java.util.zip.GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  private byte[] packed(byte[] plain) throws IOException {
    Path from = Files.write(root.resolve("plain"), plain);
    Path to = root.resolve("packed");
    try (SegmentBytes bytes = SegmentBytes.of(FileChannel.open(from));
        FileChannel channel =
            FileChannel.open(
                to,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      PackedBytes.pack(bytes, channel, () -> {});
    }
    return Files.readAllBytes(to);
  }

  private byte[] withAnotherEntry(byte[] segment) {
    ByteBuffer bytes = ByteBuffer.wrap(segment.clone());
    long sequence = bytes.getLong(8);
    int at = Segment.HEADER_BYTES;
    for (int skip = random.nextInt(60); skip > 0; skip--) {
      int next = at + Segment.RECORD_BYTES + bytes.getInt(at);
      if (next + Segment.RECORD_BYTES > bytes.limit()) {
        break;
      }
      at = next;
      sequence++;
    }
    if (at + Segment.RECORD_BYTES <= bytes.limit()) {
      byte[] payload = new byte[bytes.getInt(at)];
      random.nextBytes(payload);
      Segment.putRecord(bytes.position(at), sequence, EntryKind.INPUT, payload);
    }
    return bytes.array();
  }

  /** Where nothing is found, every entry that was signed for is what it was. */
  private static boolean isFound(FileJournal journal) {
    Verification verified = journal.audit().verify();
    if (!verified.findings().isEmpty()) {
      return true;
    }
    Iterator<JournalEntry> entries = journal.entries();
    long next = journal.firstSequence();
    while (entries.hasNext()) {
      JournalEntry entry = entries.next();
      assertEquals(next, entry.sequence());
      if (next <= verified.covered()) {
        assertArrayEquals(Journals.payload(next), entry.payload());
      }
      next++;
    }
    assertTrue(next > verified.covered());
    return false;
  }

  @Test
  void shouldReadAnySegment() throws IOException {
    Path directory = Files.createDirectory(root.resolve("segments"));
    List<String> names = files.keySet().stream().filter(name -> name.contains(".journal")).toList();
    int whole = 0;
    Budget budget = new Budget();
    while (budget.allowsMore()) {
      String name = names.get(random.nextInt(names.size()));
      byte[] bytes = files.get(name);
      boolean isPacked = name.endsWith(".gz");
      byte[] changed =
          isPacked && random.nextBoolean()
              ? packed(mutations.of(unpacked(bytes), any()))
              : mutations.of(bytes, any());
      long first = Long.parseLong(Path.of(name).getFileName().toString().substring(0, 20));
      Path place = Files.write(directory.resolve(Path.of(name).getFileName()), changed);
      SegmentFile file = new SegmentFile(place, first, isPacked);
      List<JournalEntry> read = new ArrayList<>();
      try {
        Segment.Scan scan = Segment.scan(file, first, !isPacked, read::add);
        assertEquals(read.size(), scan.entries());
        Iterator<JournalEntry> again =
            new SegmentIterator(List.of(file), first, first + scan.entries() - 1);
        again.forEachRemaining(entry -> read.remove(0));
        assertEquals(0, read.size());
        Segments one = new Segments();
        one.add(file, changed.length);
        if (scan.entries() > 0) {
          new EntryReader(one).read(first + random.nextInt((int) scan.entries()));
        }
        whole++;
      } catch (JournalException e) {
        assertFalse(e.getMessage().isEmpty());
      }
    }
    System.out.println(budget.cases() + " segments, " + whole + " read to the end");
    assertTrue(whole > 0 && whole < budget.cases());
  }

  @Test
  void shouldRefuseAnyTextThatIsNone() throws IOException {
    String removal = new String(files.get("journal/removed.note"), StandardCharsets.UTF_8);
    byte[] pem = files.get("keys/journal.pem");
    Budget budget = new Budget();
    try (FileJournal journal = FileJournal.open(journal(), SMALL, AuditSettings.of(3600, ""))) {
      while (budget.allowsMore()) {
        assertParses(note, text -> assertSigned(SignedNote.parse(text), note));
        assertParses(note, text -> Checkpoint.parse(SignedNote.parse(text).text()));
        assertParses(removal, text -> assertSigned(Removal.parse(text), removal));
        assertParses(key.toString(), text -> VerifierKey.parse(text));
        assertParses(note, text -> journal.audit().addWitnesses(text));
        assertParses(note, text -> journal.audit().consistency(text, ""));
        assertParses(proof, text -> Checkpoint.parse(SignedNote.parse(text).text()));
        Files.write(root.resolve("key.pem"), mutations.of(pem, any()));
        try {
          assertEquals(key, NoteKey.open(root.resolve("key.pem")).verifier());
        } catch (IOException e) {
          assertFalse(e.getMessage().isEmpty());
        }
      }
    }
    System.out.println(8 * budget.cases() + " texts");
  }

  private void assertSigned(SignedNote parsed, String whole) {
    if (parsed.isSignedBy(key)) {
      assertEquals(SignedNote.parse(whole).text(), parsed.text());
    }
  }

  private void assertSigned(Removal parsed, String whole) {
    try {
      parsed.requireSignature(key);
      assertEquals(Removal.parse(whole).last(), parsed.last());
    } catch (JournalException e) {
      assertFalse(e.getMessage().isEmpty());
    }
  }

  private void assertParses(String good, Consumer<String> parser) {
    byte[] bytes = mutations.of(good.getBytes(StandardCharsets.UTF_8), any());
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      parser.accept(text);
    } catch (IllegalArgumentException e) {
      assertFalse(e.getMessage().isEmpty());
    }
  }
}
