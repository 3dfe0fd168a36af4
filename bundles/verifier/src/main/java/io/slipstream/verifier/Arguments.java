package io.slipstream.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words after a command: files, and options with one value each. */
final class Arguments {
  private static final int LARGEST_FILE = 64_000_000;

  private final List<String> words = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final List<String> witnesses = new ArrayList<>();
  private final List<String> checkpoints = new ArrayList<>();

  Arguments(String[] args, Set<String> options) throws UsageException {
    for (int i = 1; i < args.length; i++) {
      if (!args[i].startsWith("--")) {
        words.add(args[i]);
        continue;
      }
      if (!options.contains(args[i])) {
        throw new UsageException(
            args[i] + " is no option of " + args[0] + "; there is " + String.join(", ", options));
      }
      if (i + 1 == args.length) {
        throw new UsageException(args[i] + " needs a value");
      }
      valuesOf(args[i]).add(args[i + 1]);
      i++;
    }
  }

  private List<String> valuesOf(String option) {
    return switch (option) {
      case "--key" -> keys;
      case "--witness" -> witnesses;
      default -> checkpoints;
    };
  }

  /** The words, which must be as many as the names they have. */
  List<String> words(String... names) throws UsageException {
    if (words.size() != names.length) {
      throw new UsageException(
          words.size() + " arguments, " + words + "; wanted: " + String.join(", ", names));
    }
    return words;
  }

  VerifierKey key() throws UsageException {
    if (keys.size() != 1) {
      throw new UsageException("--key must be given once; it was given " + keys.size() + " times");
    }
    return key("--key", keys.get(0), VerifierKey.LOG);
  }

  List<VerifierKey> witnesses() throws UsageException {
    List<VerifierKey> parsed = new ArrayList<>();
    for (String witness : witnesses) {
      parsed.add(key("--witness", witness, VerifierKey.WITNESS));
    }
    return parsed;
  }

  List<String> checkpoints() {
    return checkpoints;
  }

  private static VerifierKey key(String option, String value, int type) throws UsageException {
    String text = value;
    if (value.indexOf('\0') < 0 && Files.isRegularFile(path(option, value))) {
      text = new String(read(option, value), StandardCharsets.UTF_8).strip();
    }
    try {
      VerifierKey key = VerifierKey.parse(text);
      if (key.type() != type) {
        throw new MalformedException("the key's type is " + key.type() + ", wanted is " + type);
      }
      return key;
    } catch (MalformedException e) {
      throw new UsageException(
          option
              + " "
              + Shown.of(value)
              + ": "
              + e.getMessage()
              + "; allowed is a key written name+id+key, or a file that has one");
    }
  }

  static Path path(String argument, String value) throws UsageException {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new UsageException(argument + " " + Shown.of(value) + ": no path of a file");
    }
  }

  static byte[] read(String argument, String value) throws UsageException {
    try (InputStream in = Files.newInputStream(path(argument, value))) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new UsageException(
            argument + " " + value + ": at most " + LARGEST_FILE + " bytes are allowed");
      }
      return bytes;
    } catch (IOException e) {
      throw new UsageException(argument + " " + value + " cannot be read: " + e);
    }
  }
}
