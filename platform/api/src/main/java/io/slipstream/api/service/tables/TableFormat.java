package io.slipstream.api.service.tables;

import java.util.Locale;

/** Kinds of files a table can be written to. */
public enum TableFormat {
  /** One JSON object a line. */
  JSONL,
  /** RFC 4180 with a header; an empty text is quoted, a null is not. */
  CSV,
  /** Apache Parquet. */
  PARQUET;

  /**
   * The format of this name, in lower or upper case.
   *
   * @throws IllegalArgumentException naming the option and what is allowed
   */
  public static TableFormat parse(String option, String text) {
    for (TableFormat format : values()) {
      if (format.fileEnding().equals(text.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        option + " '" + text + "': jsonl, csv or parquet is allowed");
  }

  /** How a file's name ends, and the name people type. */
  public String fileEnding() {
    return name().toLowerCase(Locale.ROOT);
  }
}
