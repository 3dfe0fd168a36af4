package io.slipstream.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which builds of each strategy were current, and which is: a line of hashes and a place in it. A
 * rollback moves the place one back; what becomes current then cuts the line off behind the place.
 */
final class BuildHistory {
  private static final Logger LOG = LoggerFactory.getLogger(BuildHistory.class);
  private static final int LONGEST = 100;

  private final IndexFile file;
  private final SortedMap<String, Line> lines = new TreeMap<>();

  BuildHistory(Path directory) throws IOException {
    file =
        new IndexFile(
            directory.resolve("history.properties"),
            "Hashes of the builds that were current, the oldest first, and where each strategy stands");
    Properties texts = file.read();
    for (String key : texts.stringPropertyNames()) {
      if (key.indexOf('.') < 0) {
        read(key, texts);
      }
    }
  }

  /** One that somebody damaged is forgotten, the others are not. */
  private void read(String id, Properties texts) {
    try {
      lines.put(id, new Line(id, texts));
    } catch (IllegalArgumentException e) {
      LOG.error("{}: the history of strategy {} is forgotten: {}", file.path(), id, e.getMessage());
    }
  }

  private static final class Line {
    private final List<String> hashes = new ArrayList<>();
    private int at = -1;
    private boolean isSelected;
    private boolean isGone = true;
    private String wish = "";

    Line() {}

    Line(String id, Properties texts) {
      for (String hash : texts.getProperty(id).split(" ", -1)) {
        if (!hash.matches("[0-9a-f]{64}")) {
          throw new IllegalArgumentException("'" + hash + "': hashes are allowed");
        }
        hashes.add(hash);
      }
      String place = texts.getProperty(id + ".at", "");
      if (!place.matches("[0-9]{1,3}") || Integer.parseInt(place) >= hashes.size()) {
        throw new IllegalArgumentException(
            "at = '" + place + "': 0 to " + (hashes.size() - 1) + " is allowed");
      }
      at = Integer.parseInt(place);
      isSelected = Boolean.parseBoolean(texts.getProperty(id + ".selected"));
      isGone = Boolean.parseBoolean(texts.getProperty(id + ".gone"));
      wish = texts.getProperty(id + ".wish", "");
    }

    void write(String id, Properties texts) {
      texts.setProperty(id, String.join(" ", hashes));
      texts.setProperty(id + ".at", Integer.toString(at));
      texts.setProperty(id + ".selected", Boolean.toString(isSelected));
      texts.setProperty(id + ".gone", Boolean.toString(isGone));
      texts.setProperty(id + ".wish", wish);
    }

    /** Whether anything is new. */
    boolean push(String sha256, boolean selected) {
      boolean isSame = at >= 0 && hashes.get(at).equals(sha256);
      if (isSame && !isGone && isSelected == selected) {
        return false;
      }
      if (!isSame) {
        hashes.subList(at + 1, hashes.size()).clear();
        hashes.add(sha256);
        if (hashes.size() > LONGEST) {
          hashes.remove(0);
        }
        at = hashes.size() - 1;
      }
      isSelected = selected;
      isGone = false;
      return true;
    }
  }

  private Line line(String id) {
    return lines.getOrDefault(id, new Line());
  }

  /** Strategies that ever had a current build. */
  SortedSet<String> ids() {
    return new TreeSet<>(lines.keySet());
  }

  /** Hash of the build that is current, empty when there is none. */
  String current(String id) {
    Line line = line(id);
    return line.isGone ? "" : line.hashes.get(line.at);
  }

  /** Whether it was selected, so that it stays whatever becomes of its file. */
  boolean isSelected(String id) {
    return line(id).isSelected;
  }

  /** Hash of the build that was current before, empty when there was none. */
  String before(String id) {
    Line line = line(id);
    return line.at > 0 ? line.hashes.get(line.at - 1) : "";
  }

  /** The wish of the newest rollback. */
  String wish(String id) {
    return line(id).wish;
  }

  /** Hashes of the builds that were current, the latest first. */
  List<String> latestFirst(String id) {
    Line line = line(id);
    List<String> latest = new ArrayList<>(line.hashes.subList(0, line.at + 1));
    Collections.reverse(latest);
    return latest;
  }

  /** A build became current. */
  void push(String id, String sha256, boolean selected) throws IOException {
    if (lines.computeIfAbsent(id, key -> new Line()).push(sha256, selected)) {
      save();
    }
  }

  /** The build before became current, as a wish asked for. */
  void back(String id, String wish) throws IOException {
    Line line = lines.get(id);
    line.at--;
    line.isSelected = true;
    line.isGone = false;
    line.wish = wish;
    save();
  }

  /** No build is current any more. */
  void end(String id) throws IOException {
    Line line = lines.get(id);
    if (line != null && !line.isGone) {
      line.isGone = true;
      line.isSelected = false;
      save();
    }
  }

  private void save() throws IOException {
    Properties texts = new Properties();
    lines.forEach((id, line) -> line.write(id, texts));
    file.write(texts);
  }
}
