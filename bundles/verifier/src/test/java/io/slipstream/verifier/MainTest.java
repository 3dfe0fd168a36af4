package io.slipstream.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeJournal() throws IOException {
    DemoJournal.small(folder);
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    return new Main(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(args);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private void refused(String expected, String... args) {
    assertEquals(Main.UNUSABLE, run(args));
    String message = err.toString(StandardCharsets.UTF_8);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void shouldVerifyAJournalWithoutTouchingIt() throws IOException {
    Map<String, String> before = state();
    assertEquals(
        Main.INTACT,
        run("verify", at("journal"), "--key", at("log.vkey"), "--checkpoint", at("kept.note")));
    assertEquals(before, state());
    assertTrue(printed().contains("entries      1000\n"), printed());
    assertTrue(printed().contains("2 in the journal, 3 fit"), printed());
    assertTrue(printed().contains("not covered  entries 991 to 1000\n"), printed());
    assertTrue(printed().endsWith("INTACT\n"), printed());
  }

  private Map<String, String> state() throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        state.put(file.toString(), Files.getLastModifiedTime(file).toString());
      }
    }
    return state;
  }

  @Test
  void shouldCountWitnesses() throws IOException {
    LogKey witness = LogKey.witness(3, "witness.example/w1");
    Path note = folder.resolve("journal").resolve(Manipulations.note(990));
    String text = Files.readString(note);
    String body = text.substring(0, text.indexOf("\n\n") + 1);
    Files.writeString(note, text + witness.cosignature(body, 1_790_000_000));
    String[] command = {
      "verify", at("journal"), "--key", at("log.vkey"), "--witness", witness.vkey()
    };
    assertEquals(Main.INTACT, run(command));
    assertTrue(
        printed().contains("witness.example/w1: 1 checkpoints, the newest of 990 entries"),
        printed());
    Files.writeString(note, text + witness.cosignature(body + "x", 1_790_000_000));
    assertEquals(Main.FINDINGS, run(command));
  }

  @Test
  void shouldNameACheckpointThatWasKeptAndIsNotTheJournals() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    DemoJournal.small(other);
    assertEquals(
        Main.FINDINGS,
        run(
            "verify",
            at("journal"),
            "--key",
            at("log.vkey"),
            "--checkpoint",
            at("other/kept.note")));
    assertTrue(printed().contains("FINDING " + at("other/kept.note") + ": the origin"), printed());
    assertTrue(printed().endsWith("NOT INTACT: 1 findings\n"), printed());
  }

  @Test
  void shouldVerifyProofs() throws IOException {
    assertEquals(Main.INTACT, run("inclusion", at("entry.proof"), "--key", at("log.vkey")));
    assertTrue(printed().startsWith("INCLUDED: entry 700 of the 990 that "), printed());
    String newer = at("journal/" + Manipulations.note(990));
    String[] grown = {
      "consistency", at("kept.note"), newer, at("growth.proof"), "--key", at("log.vkey")
    };
    assertEquals(Main.INTACT, run(grown));
    assertTrue(printed().startsWith("CONSISTENT: the 990 entries begin with the 600"), printed());
    Path proof = folder.resolve("growth.proof");
    Files.writeString(proof, Files.readString(proof).substring(45));
    assertEquals(Main.FINDINGS, run(grown));
    Path entry = folder.resolve("entry.proof");
    Files.writeString(entry, Files.readString(entry).replace("index 699", "index 698"));
    assertEquals(Main.FINDINGS, run("inclusion", at("entry.proof"), "--key", at("log.vkey")));
  }

  @Test
  void shouldSayWhatIsWrongWithArguments() {
    assertEquals(Main.UNUSABLE, run());
    assertTrue(printed().contains("verify DIRECTORY --key KEY"), printed());
    refused("command \"check\": allowed are verify, inclusion, consistency", "check");
    refused("--key must be given once", "verify", at("journal"));
    refused("--key needs a value", "verify", at("journal"), "--key");
    refused("--fast is no option of verify", "verify", at("journal"), "--fast", "1");
    refused("--key \"nothing\": a key is written", "verify", at("journal"), "--key", "nothing");
    refused("wanted: a proof's file", "inclusion", "--key", at("log.vkey"));
    refused("there is none", "verify", at("nowhere"), "--key", at("log.vkey"));
    refused("cannot be read", "inclusion", at("nowhere"), "--key", at("log.vkey"));
    refused("the key's type is 4", "verify", at("journal"), "--key", LogKey.witness(1, "w").vkey());
    refused(
        "cannot be read",
        "verify",
        at("journal"),
        "--key",
        at("log.vkey"),
        "--checkpoint",
        at("nowhere"));
  }
}
