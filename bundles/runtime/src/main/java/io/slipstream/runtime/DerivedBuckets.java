package io.slipstream.runtime;

import io.slipstream.api.service.risk.RiskLimit;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.risk.RiskLimitsException;
import io.slipstream.api.service.risk.RiskSettings;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Buckets that correlations make, in the text of the limits: below all that people wrote, so that
 * the file has theirs alone and the journal has both.
 */
final class DerivedBuckets {
  private static final String MARK =
      "# from here on by the platform: buckets that correlations make";
  private static final String BEFORE = "\n" + MARK + "\n";
  private static final String BUCKET = "bucket." + RiskLimit.DERIVED;

  private DerivedBuckets() {}

  /** What people wrote of a text. */
  static String written(String text) {
    int mark = text.indexOf(BEFORE);
    return mark < 0 ? text : text.substring(0, mark);
  }

  /** What people wrote, with these buckets. */
  static String with(String written, SortedMap<String, List<String>> buckets) {
    if (buckets.isEmpty()) {
      return written;
    }
    StringBuilder text = new StringBuilder(written).append(BEFORE);
    buckets.forEach(
        (name, symbols) ->
            text.append("bucket.")
                .append(name)
                .append(".instruments = ")
                .append(String.join(", ", symbols))
                .append('\n'));
    return text.toString();
  }

  /** What people wrote anew, with the buckets that there are while they still want such. */
  static String carried(String present, String written) {
    boolean wanted = RiskLimits.parse(written).settings().containsKey(RiskSettings.CORRELATION);
    return wanted ? with(written, of(RiskLimits.parse(present))) : written;
  }

  /** Those of these limits. */
  static SortedMap<String, List<String>> of(RiskLimits limits) {
    SortedMap<String, List<String>> derived = new TreeMap<>(limits.buckets());
    derived.keySet().removeIf(name -> !name.startsWith(RiskLimit.DERIVED));
    return derived;
  }

  /**
   * Limits of a text that a person wrote.
   *
   * @throws RiskLimitsException when a line is wrong, or is one that only the platform writes
   */
  static RiskLimits parsed(String written) {
    int number = 0;
    for (String line : written.split("\\R", -1)) {
      number++;
      String bare = line.strip();
      boolean isBucket = bare.startsWith(BUCKET) && bare.matches("[^=]*\\.instruments\\s*=.*");
      if (isBucket || bare.equals(MARK)) {
        throw new RiskLimitsException(
            "line "
                + number
                + ": "
                + bare
                + ": only the platform writes this, from correlations; another name than "
                + RiskLimit.EACH_DERIVED
                + " is allowed");
      }
    }
    return RiskLimits.parse(written);
  }
}
