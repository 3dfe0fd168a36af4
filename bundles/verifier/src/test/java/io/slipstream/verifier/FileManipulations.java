package io.slipstream.verifier;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** Forges, cuts, deletes and renames files of a journal, and cuts or repeats single records. */
final class FileManipulations {
  private final Manipulations journal;
  private final Random random;
  private final LogKey stranger = LogKey.log(2);
  private final LogKey namesake;

  FileManipulations(Manipulations journal, Random random) {
    this.journal = journal;
    this.random = random;
    this.namesake = LogKey.log(3, journal.key().name());
  }

  Manipulation next() {
    return switch (random.nextInt(6)) {
      case 0 -> forge();
      case 1, 2 -> truncate();
      case 3 -> delete();
      case 4 -> rename();
      default -> splice();
    };
  }

  private Manipulation forge() {
    long size = Manipulations.CHECKPOINTS[random.nextInt(Manipulations.CHECKPOINTS.length)];
    byte[] root = new byte[32];
    random.nextBytes(root);
    LogKey forger = random.nextInt(2) == 0 ? stranger : namesake;
    String body = journal.key().body(size, root);
    String note =
        random.nextInt(2) == 0 ? forger.checkpoint(size, root) : body + "\n" + forger.line(body);
    Map<String, byte[]> files = journal.intact();
    files.put(Manipulations.note(size), LogKey.utf8(note));
    return new Manipulation(
        "forge", "forge " + size, files, Manipulation.inFile(Manipulations.note(size)));
  }

  private Manipulation truncate() {
    String name = journal.anyFile();
    byte[] content = journal.intact().get(name);
    boolean isKey = name.endsWith(".vkey");
    int length = random.nextInt(content.length - (isKey ? 1 : 0));
    Map<String, byte[]> files = journal.intact();
    files.put(name, Arrays.copyOf(content, length));
    Predicate<Report> expected = Manipulation.inFile(name);
    if (name.startsWith("tree/")) {
      expected = Manipulation.noted(name);
    } else if (name.endsWith(".journal")) {
      long first =
          length < 16 ? Long.parseLong(name.substring(0, 20)) : journal.entryAt(name, length);
      expected = Manipulation.beginsAt(first);
    }
    return new Manipulation("truncate", name + " to " + length, files, expected);
  }

  private Manipulation delete() {
    String name = journal.anyFile();
    Map<String, byte[]> files = journal.intact();
    files.remove(name);
    Predicate<Report> expected = Report::isIntact;
    if (name.equals(Manipulations.note(Manipulations.ENTRIES))) {
      expected = Manipulation.inFile(name);
    } else if (name.endsWith(".journal")) {
      long first = Long.parseLong(name.substring(0, 20));
      expected = Manipulation.range(first, first + Manipulations.PER_SEGMENT - 1);
    } else if (name.startsWith("tree/")) {
      expected = Manipulation.noted(name);
    }
    return new Manipulation("delete", name, files, expected);
  }

  private Manipulation rename() {
    List<String> names = new ArrayList<>(journal.intact().keySet());
    names.removeIf(name -> !name.endsWith(".journal") && !name.endsWith(".note"));
    String from = names.get(random.nextInt(names.size()));
    String to = from.replaceAll("[0-9]{20}", JournalWriter.digits(random.nextInt(2000)));
    if (random.nextInt(4) == 0) {
      to = from.replaceAll("[0-9]{20}", "copy");
    }
    Map<String, byte[]> files = journal.intact();
    byte[] other = files.remove(to);
    files.put(to, files.remove(from));
    if (other != null) {
      files.put(from, other);
    }
    Predicate<Report> expected = from.equals(to) ? Report::isIntact : Manipulation.inFile(to);
    return new Manipulation("rename", from + " to " + to, files, expected);
  }

  /** One record cut out of, or put twice into, a segment as it is, with its old checksum. */
  private Manipulation splice() {
    long entry = journal.entryNumber();
    String name = Manipulations.segment(entry);
    byte[] content = journal.intact().get(name);
    int start = 16;
    while (journal.entryAt(name, start) < entry) {
      start++;
    }
    int end = start + 9 + ByteBuffer.wrap(content).getInt(start);
    boolean isCut = random.nextInt(2) == 0;
    byte[] changed = new byte[content.length + (isCut ? start - end : end - start)];
    int head = isCut ? start : end;
    System.arraycopy(content, 0, changed, 0, head);
    int tail = isCut ? end : start;
    System.arraycopy(content, tail, changed, head, content.length - tail);
    Map<String, byte[]> files = journal.intact();
    files.put(name, changed);
    boolean isLast = entry % Manipulations.PER_SEGMENT == 0;
    Predicate<Report> expected =
        isCut || !isLast
            ? Manipulation.beginsAt(isCut ? entry : entry + 1)
            : report -> !report.isIntact() || !report.notes().isEmpty();
    return new Manipulation("splice", (isCut ? "cut " : "twice ") + entry, files, expected);
  }
}
