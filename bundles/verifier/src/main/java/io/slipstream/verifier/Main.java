package io.slipstream.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The program: {@code verify}, {@code inclusion} and {@code consistency}. */
final class Main {
  static final int INTACT = 0;
  static final int FINDINGS = 1;
  static final int UNUSABLE = 2;

  private static final int MOST_HASHES = 64;
  private static final String USAGE =
      """
      Checks a Slipstream journal from outside: it reads, never writes, and takes no lock.

        java -jar verifier.jar verify DIRECTORY --key KEY [--witness KEY]... [--checkpoint FILE]...
            all segments, hashes and checkpoints of a journal; a checkpoint that was kept elsewhere
            shows whether the journal was rewritten or cut since
        java -jar verifier.jar inclusion PROOF --key KEY
            whether the entry of a proof is in the tree that its checkpoint signs
        java -jar verifier.jar consistency OLDER NEWER PROOF --key KEY
            whether the newer checkpoint only adds entries to the older one

      KEY is written name+id+key, or is a file that has such a line (journal.vkey). Get it from
      somewhere else than the journal. Exit code: 0 intact, 1 findings, 2 wrong arguments or a file
      that cannot be read.""";

  private final PrintStream out;
  private final PrintStream err;

  Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs the program and ends with its exit code. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new Main(out, err).run(args));
  }

  int run(String... args) {
    if (args.length == 0 || args[0].equals("--help") || args[0].equals("help")) {
      out.println(USAGE);
      return args.length == 0 ? UNUSABLE : INTACT;
    }
    try {
      return switch (args[0]) {
        case "verify" -> verify(new Arguments(args, Set.of("--key", "--witness", "--checkpoint")));
        case "inclusion" -> inclusion(new Arguments(args, Set.of("--key")));
        case "consistency" -> consistency(new Arguments(args, Set.of("--key")));
        default ->
            throw new UsageException(
                "command " + Shown.of(args[0]) + ": allowed are verify, inclusion, consistency");
      };
    } catch (UsageException e) {
      err.println(e.getMessage());
    } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
      err.println("cannot be read: " + e);
    }
    return UNUSABLE;
  }

  private int verify(Arguments arguments) throws UsageException, IOException {
    String directory = arguments.words("a journal's directory").get(0);
    VerifierKey key = arguments.key();
    List<VerifierKey> witnesses = arguments.witnesses();
    Path journal = Arguments.path("directory", directory);
    if (!Files.isDirectory(journal)) {
      throw new UsageException("directory " + Shown.of(directory) + ": there is none");
    }
    Report report = new Report();
    List<Claim> trusted = trusted(arguments.checkpoints(), key, report);
    List<String> summary = new JournalCheck(journal, key, witnesses, trusted, report).run();
    summary.forEach(out::println);
    report.lines().forEach(out::println);
    out.println(
        report.isIntact() ? "INTACT" : "NOT INTACT: " + report.findingCount() + " findings");
    return report.isIntact() ? INTACT : FINDINGS;
  }

  private static List<Claim> trusted(List<String> files, VerifierKey key, Report report)
      throws UsageException {
    List<Claim> claims = new ArrayList<>();
    for (String file : files) {
      try {
        Checkpoint checkpoint = Checkpoint.parse(Arguments.read("--checkpoint", file), key);
        claims.add(new Claim(file, true, checkpoint));
      } catch (MalformedException e) {
        report.find(Finding.in(file, e.getMessage()));
      }
    }
    claims.sort(Comparator.comparingLong(Claim::size));
    return claims;
  }

  private int inclusion(Arguments arguments) throws UsageException {
    String file = arguments.words("a proof's file").get(0);
    VerifierKey key = arguments.key();
    try {
      InclusionProof proof = InclusionProof.parse(Arguments.read("proof", file), key);
      if (!proof.isValid()) {
        throw new MalformedException(
            "entry "
                + proof.sequence()
                + " is not shown to be at index "
                + proof.index()
                + " of the "
                + proof.checkpoint().size()
                + " that were signed");
      }
      out.println(
          "INCLUDED: entry "
              + proof.sequence()
              + " of the "
              + proof.checkpoint().size()
              + " that "
              + key.name()
              + " signed");
      return INTACT;
    } catch (MalformedException e) {
      out.println("FINDING " + file + ": " + e.getMessage());
      return FINDINGS;
    }
  }

  private int consistency(Arguments arguments) throws UsageException {
    List<String> files =
        arguments.words("the older checkpoint", "the newer checkpoint", "the proof");
    VerifierKey key = arguments.key();
    String at = files.get(0);
    try {
      Checkpoint older = Checkpoint.parse(Arguments.read("older checkpoint", at), key);
      at = files.get(1);
      Checkpoint newer = Checkpoint.parse(Arguments.read("newer checkpoint", at), key);
      at = files.get(2);
      List<byte[]> path = path(Note.decoded(Arguments.read("proof", at)));
      if (!new Proofs()
          .isConsistent(older.size(), older.root(), newer.size(), newer.root(), path)) {
        throw new MalformedException(
            "does not show that the " + newer.size() + " entries begin with the " + older.size());
      }
      out.println(
          "CONSISTENT: the "
              + newer.size()
              + " entries begin with the "
              + older.size()
              + " that were signed before");
      return INTACT;
    } catch (MalformedException e) {
      out.println("FINDING " + at + ": " + e.getMessage());
      return FINDINGS;
    }
  }

  private static List<byte[]> path(String text) throws MalformedException {
    List<byte[]> path = new ArrayList<>();
    int from = 0;
    while (from < text.length() && path.size() <= MOST_HASHES) {
      int end = text.indexOf('\n', from);
      String line = text.substring(from, end < 0 ? text.length() : end);
      path.add(Base64Text.hash(line, "line " + (path.size() + 1)));
      from = end < 0 ? text.length() : end + 1;
    }
    return path;
  }
}
