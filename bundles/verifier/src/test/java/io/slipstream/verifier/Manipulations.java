package io.slipstream.verifier;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Makes a journal and damages it at random, in every way that the format leaves. */
final class Manipulations {
  static final int KINDS = 8;

  static final int ENTRIES = 600;
  static final int PER_SEGMENT = 150;
  static final long[] CHECKPOINTS = {130, 300, 450, ENTRIES};

  private final Random random;
  private final LogKey key = LogKey.log(1);
  private final List<JournalWriter.Entry> entries = new ArrayList<>();
  private final Map<String, byte[]> intact;
  private final byte[] trusted;
  private final FileManipulations ofFiles;

  Manipulations(Random random) {
    this.random = random;
    for (int i = 0; i < ENTRIES; i++) {
      entries.add(entry());
    }
    intact = written(entries, true).files();
    trusted = intact.get(note(ENTRIES));
    ofFiles = new FileManipulations(this, random);
  }

  private JournalWriter.Entry entry() {
    byte[] payload = new byte[8 + random.nextInt(40)];
    random.nextBytes(payload);
    return new JournalWriter.Entry(random.nextInt(2), payload);
  }

  private JournalWriter written(List<JournalWriter.Entry> content, boolean isSigned) {
    JournalWriter writer = new JournalWriter(key, PER_SEGMENT);
    for (JournalWriter.Entry entry : content) {
      writer.add(entry);
      if (isSigned && Arrays.binarySearch(CHECKPOINTS, writer.count()) >= 0) {
        writer.checkpoint();
      }
    }
    return writer;
  }

  LogKey key() {
    return key;
  }

  byte[] trusted() {
    return trusted;
  }

  Map<String, byte[]> intact() {
    return new TreeMap<>(intact);
  }

  static String note(long size) {
    return "checkpoints/" + JournalWriter.digits(size) + ".note";
  }

  static String segment(long entry) {
    return JournalWriter.digits((entry - 1) / PER_SEGMENT * PER_SEGMENT + 1) + ".journal";
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  long entryNumber() {
    return 1L + below(ENTRIES);
  }

  String anyFile() {
    List<String> names = new ArrayList<>(intact.keySet());
    names.removeIf(name -> intact.get(name).length == 0);
    return names.get(below(names.size()));
  }

  Manipulation next() {
    return switch (below(20)) {
      case 0, 1, 2, 3, 4, 5 -> flip();
      case 6, 7, 8, 9 -> edit();
      case 10, 11, 12, 13 -> rewrite();
      default -> ofFiles.next();
    };
  }

  Manipulation flip() {
    String name = below(2) == 0 ? segment(entryNumber()) : anyFile();
    Map<String, byte[]> files = intact();
    byte[] changed = files.get(name).clone();
    int at = below(changed.length);
    changed[at] ^= (byte) (1 << below(8));
    files.put(name, changed);
    Predicate<Report> expected = Manipulation.inFile(name);
    if (name.endsWith(".journal") && at >= 16) {
      expected = Manipulation.exactly(entryAt(name, at));
    } else if (name.endsWith("level-0.hashes")) {
      expected = expected.and(Manipulation.exactly(at / 32 + 1));
    } else if (name.endsWith("level-1.hashes")) {
      expected = Manipulation.range(at / 32 * 256L + 1, at / 32 * 256L + 256);
    }
    return new Manipulation("flip", "flip in " + name + " at " + at, files, expected);
  }

  /** The entry whose record has the byte. */
  long entryAt(String name, int at) {
    ByteBuffer bytes = ByteBuffer.wrap(intact.get(name));
    long entry = bytes.getLong(8);
    int position = 16;
    while (position + 9 + bytes.getInt(position) <= at) {
      position += 9 + bytes.getInt(position);
      entry++;
    }
    return entry;
  }

  /** One entry removed, inserted, changed, swapped or repeated; all checksums are right. */
  private Manipulation edit() {
    List<JournalWriter.Entry> changed = new ArrayList<>(entries);
    int at = below(ENTRIES - 1);
    int how = below(5);
    long first = at + 1L;
    switch (how) {
      case 0 -> changed.remove(at);
      case 1 -> changed.add(at, entry());
      case 2 -> changed.set(at, entry());
      case 3 -> Collections.swap(changed, at, at + 1);
      default -> {
        changed.add(at, changed.get(at));
        first = at + 2L;
      }
    }
    Map<String, byte[]> files = intact();
    files.keySet().removeIf(name -> name.endsWith(".journal"));
    written(changed, false)
        .files()
        .forEach(
            (name, content) -> {
              if (name.endsWith(".journal")) {
                files.put(name, content);
              }
            });
    Predicate<Report> expected =
        how == 2 || how == 3
            ? Manipulation.beginsAt(first).and(Manipulation.exactly(first))
            : Manipulation.beginsAt(first);
    return new Manipulation("edit", "edit " + how + " at entry " + first, files, expected);
  }

  /** All from one entry on is new; the tree's files and checkpoints are kept, rebuilt or gone. */
  private Manipulation rewrite() {
    long from = entryNumber();
    List<JournalWriter.Entry> changed = new ArrayList<>(entries.subList(0, (int) from - 1));
    int length = ENTRIES - (int) from + 1 + (below(2) == 0 ? 0 : below(40) - 20);
    for (int i = 0; i < length || changed.isEmpty(); i++) {
      changed.add(entry());
    }
    int how = below(4);
    Map<String, byte[]> files = written(changed, how == 2).files();
    for (String name : intact.keySet()) {
      boolean isNote = name.endsWith(".note");
      boolean isKept = how == 0 || how == 1 || (how == 3 && sizeOf(name) < from);
      if ((isNote && isKept) || (how == 0 && name.startsWith("tree/"))) {
        files.put(name, intact.get(name));
      }
    }
    Predicate<Report> expected = expectedOf(how, from, changed.size());
    return new Manipulation("rewrite", "rewrite " + how + " from " + from, files, expected);
  }

  private static Predicate<Report> expectedOf(int how, long from, long length) {
    long before = 0;
    long after = ENTRIES;
    for (long size : CHECKPOINTS) {
      before = size < from ? size : before;
      after = size >= from && size < after ? size : after;
    }
    if (how == 0 && length >= from) {
      return Manipulation.beginsAt(from);
    }
    boolean isTrustedOnly = how == 2 || how == 3;
    long first = isTrustedOnly ? 1 : before + 1;
    long signed = isTrustedOnly ? ENTRIES : after;
    if (length >= signed) {
      return Manipulation.range(first, signed);
    }
    Predicate<Report> missing = Manipulation.range(length + 1, ENTRIES);
    boolean isAllMissing = how == 0 || length < first;
    return isAllMissing ? missing : missing.and(Manipulation.range(first, length));
  }

  private static long sizeOf(String note) {
    return note.endsWith(".note") ? Long.parseLong(note.substring(12, 32)) : Long.MAX_VALUE;
  }
}
