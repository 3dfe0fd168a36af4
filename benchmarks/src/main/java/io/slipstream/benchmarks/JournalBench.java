package io.slipstream.benchmarks;

import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.journal.FileJournalStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Entries a second into the journal, beside a bare file and beside inserts into H2, in turns. */
final class JournalBench {
  private static final int ENTRIES = 1_000_000;
  private static final int PROOFS = 5_000;
  private static final int ROUNDS = 5;

  /** As long as the average entry of the recorded session. */
  private static final int PAYLOAD = 75;

  private static final int RECORD = 9 + PAYLOAD;
  private static final int GROUP = 1 << 20;

  private final Path root;
  private final byte[] payload = new byte[PAYLOAD];

  JournalBench() throws IOException {
    root = Files.createTempDirectory("slipstream-journal-bench");
    new SplittableRandom(1).nextBytes(payload);
  }

  List<Figure> measure() throws Exception {
    double[] hashed = new double[ROUNDS];
    double[] durable = new double[ROUNDS];
    double[] recovery = new double[ROUNDS];
    double[] bare = new double[ROUNDS];
    double[] rows = new double[ROUNDS];
    double[] proofs = new double[ROUNDS];
    long bytes = 0;
    for (int i = -2; i < ROUNDS; i++) {
      int at = Math.max(0, i);
      clear();
      bare[at] = seconds(this::writeFile);
      rows[at] = seconds(this::insertRows);
      durable[at] = seconds(() -> append(true));
      clear();
      hashed[at] = seconds(() -> append(false));
      bytes = size(root.resolve("journal"));
      recovery[at] = seconds(this::recover);
      proofs[at] = seconds(this::prove);
    }
    clear();
    double speed = ENTRIES / Timing.median(hashed);
    return List.of(
        Figure.of("journal.append", speed, "entries/s")
            .against("file-channel", Timing.median(bare) / Timing.median(hashed))
            .against("h2", Timing.median(rows) / Timing.median(hashed)),
        Figure.of("journal.append.durable", ENTRIES / Timing.median(durable), "entries/s")
            .against("file-channel", Timing.median(bare) / Timing.median(durable))
            .against("h2", Timing.median(rows) / Timing.median(durable)),
        Figure.of("journal.bytes", (double) bytes / ENTRIES, "B/entry"),
        Figure.of("journal.recovery", ENTRIES / Timing.median(recovery), "entries/s"),
        Figure.of("journal.proofs", PROOFS / Timing.median(proofs), "proofs/s"));
  }

  private interface Task {
    void run() throws Exception;
  }

  private static double seconds(Task task) throws Exception {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private Journal open(boolean force) {
    Map<String, Object> set = Map.of("durability", force ? "interval" : "none");
    FileJournalStore.Settings settings =
        (FileJournalStore.Settings)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {FileJournalStore.Settings.class},
                (proxy, method, none) ->
                    set.getOrDefault(method.getName(), method.getDefaultValue()));
    return new FileJournalStore(settings).open(root.resolve("journal"));
  }

  /** Until every entry is written, hashed and covered by a checkpoint. */
  private void append(boolean force) {
    try (Journal journal = open(force)) {
      for (int i = 0; i < ENTRIES; i++) {
        journal.append(EntryKind.INPUT, payload);
      }
      journal.awaitDurable(ENTRIES);
    }
  }

  private void recover() {
    try (Journal journal = open(false)) {
      long[] seen = new long[1];
      journal.forEach(entry -> seen[0] += entry.payload().length);
      if (seen[0] != (long) ENTRIES * PAYLOAD) {
        throw new IllegalStateException(seen[0] + " bytes were read");
      }
    }
  }

  private void prove() {
    try (Journal journal = open(false)) {
      SplittableRandom random = new SplittableRandom(2);
      long sum = 0;
      for (int i = 0; i < PROOFS; i++) {
        sum += journal.audit().proof(1 + random.nextInt(ENTRIES)).length();
      }
      if (sum < PROOFS) {
        throw new IllegalStateException("the proofs are empty");
      }
    }
  }

  /** The same bytes without checksum, hash, copy of an entry, or another thread. */
  private void writeFile() throws IOException {
    ByteBuffer group = ByteBuffer.allocate(GROUP);
    byte[] record = new byte[RECORD];
    try (FileChannel file =
        FileChannel.open(
            root.resolve("bare"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int i = 0; i < ENTRIES; i++) {
        if (group.remaining() < RECORD) {
          write(file, group);
        }
        group.put(record);
      }
      write(file, group);
    }
  }

  private static void write(FileChannel file, ByteBuffer group) throws IOException {
    group.flip();
    while (group.hasRemaining()) {
      file.write(group);
    }
    group.clear();
  }

  private void insertRows() throws SQLException {
    try (Connection records = DriverManager.getConnection("jdbc:h2:" + root.resolve("h2"))) {
      records.setAutoCommit(false);
      records
          .createStatement()
          .execute(
              "create table entry(sequence bigint primary key, kind tinyint, payload binary varying)");
      try (PreparedStatement insert =
          records.prepareStatement("insert into entry values(?, 0, ?)")) {
        for (int i = 1; i <= ENTRIES; i++) {
          insert.setLong(1, i);
          insert.setBytes(2, payload);
          insert.addBatch();
          if (i % 10_000 == 0) {
            insert.executeBatch();
            records.commit();
          }
        }
      }
    }
  }

  private static long size(Path journal) throws IOException {
    try (Stream<Path> files = Files.list(journal)) {
      long sum = 0;
      for (Path file : files.filter(f -> f.toString().endsWith(".journal")).toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }

  private void clear() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(root)) {
          Files.delete(file);
        }
      }
    }
  }
}
