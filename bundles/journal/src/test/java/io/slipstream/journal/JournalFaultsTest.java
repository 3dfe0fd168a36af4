package io.slipstream.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalException;
import io.slipstream.journal.Durability.Level;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a slow disk, a directory that cannot be written and a second process do to a journal. */
class JournalFaultsTest {
  private static final Durability FORCED = new Durability(Level.INTERVAL, 1, 1 << 20);
  private static final AuditSettings AUDIT = AuditSettings.of(3600, "");
  private static final int ENTRIES = 150_000;

  @TempDir Path root;

  @AfterEach
  void unmount() throws Exception {
    run("umount", "-l", root.resolve("disk").toString());
  }

  private static int run(String... command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void shouldSlowTheIntakeDownWithASlowDiskAndLoseNothing() throws Exception {
    FaultyDisk disk = new FaultyDisk(2);
    Path directory = root.resolve("journal");
    try (Journal journal = FileJournal.open(directory, FORCED, AUDIT, Upkeep.NONE, disk)) {
      Thread intake =
          new Thread(
              () -> {
                for (int i = 1; i <= ENTRIES; i++) {
                  journal.append(EntryKind.INPUT, Journals.payload(i));
                }
              });
      intake.start();
      Journals.await(
          "it says that the disk is slow", () -> journal.status().waiting().contains("slow"));
      Journals.await("the intake waits", () -> intake.getState() == Thread.State.WAITING);
      long taken = journal.status().lastSequence();
      assertTrue(taken < ENTRIES, "all were taken");
      disk.allow(1);
      Journals.await(
          "a group more is taken and acknowledged",
          () -> journal.status().lastSequence() > taken && journal.status().durableSequence() > 0);
      assertEquals("", journal.status().failure());
      disk.allow(1_000_000);
      intake.join(30_000);
      assertFalse(intake.isAlive());
      journal.awaitDurable(ENTRIES);
      Journals.assertEntries(journal, 1, ENTRIES);
      Journals.await("it is quick again", () -> journal.status().waiting().isEmpty());
      assertEquals(List.of(), journal.audit().verify().findings());
    }
  }

  @Test
  void shouldRefuseADirectoryThatCannotBeWritten() throws Exception {
    Path disk = Files.createDirectory(root.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()) == 0,
        "no file system can be mounted here");
    Path directory = disk.resolve("journal");
    AuditSettings audit = AuditSettings.of(3600, root.resolve("key.pem").toString());
    try (FileJournal journal = FileJournal.open(directory, FORCED, audit)) {
      Journals.append(journal, 100);
    }
    assumeTrue(run("mount", "-o", "remount,ro", disk.toString()) == 0, "it stays writable");
    JournalException thrown =
        assertThrows(JournalException.class, () -> FileJournal.open(directory, FORCED, audit));
    assertTrue(
        thrown.getMessage().startsWith("journal directory " + directory + " cannot be written: "),
        thrown::getMessage);
    thrown =
        assertThrows(
            JournalException.class, () -> FileJournal.open(disk.resolve("new"), FORCED, audit));
    assertTrue(thrown.getMessage().contains(disk.resolve("new").toString()), thrown::getMessage);
    assertEquals(0, run("mount", "-o", "remount,rw", disk.toString()));
    try (FileJournal journal = FileJournal.open(directory, FORCED, audit)) {
      Journals.assertEntries(journal, 1, 100);
    }
  }

  @Test
  void shouldRefuseASecondProcess() throws Exception {
    Path directory = root.resolve("journal");
    Path said = root.resolve("said");
    try (FileJournal journal = FileJournal.open(directory, FORCED, AUDIT)) {
      Journals.append(journal, 10);
      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  SecondProcess.class.getName(),
                  directory.toString())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      assertTrue(other.waitFor(60, TimeUnit.SECONDS));
      String out = Files.readString(said, StandardCharsets.UTF_8);
      assertEquals(3, other.exitValue(), out);
      assertEquals("journal directory " + directory + " is in use by another process", out.strip());
      Journals.append(journal, 10);
      assertEquals(List.of(), journal.audit().verify().findings());
    }
  }

  /** Opens a journal and says how that went. */
  static final class SecondProcess {
    private SecondProcess() {}

    /** Ends with 3 when it was refused. */
    public static void main(String[] args) {
      try (FileJournal journal = FileJournal.open(Path.of(args[0]), FORCED, AUDIT)) {
        journal.append(EntryKind.INPUT, Journals.payload(1));
      } catch (JournalException e) {
        System.out.println(e.getMessage());
        System.exit(3);
      }
    }
  }
}
