package io.slipstream.verifier;

/** What the comparison of each checkpoint's root with the trees means. */
final class Verdicts {
  private final Report report;
  private Claim newest;
  private long fitting;
  private long lastFit;
  private long lastTrustedFit;
  private Claim firstMisfit;
  private Claim lastMisfit;
  private long misfits;

  Verdicts(Report report) {
    this.report = report;
  }

  void entriesFit(Claim claim, Differences differences) {
    for (Differences.Run run : differences.runs()) {
      report.find(
          new Finding(
              "tree/level-0.hashes",
              (run.first() - 1) * Hashing.BYTES,
              run.first(),
              run.last(),
              "the hash kept here is wrong; the entries fit " + claim.file()));
    }
    fits(claim, differences);
  }

  void keptFits(Claim claim, Differences differences) {
    for (Differences.Run run : differences.runs()) {
      report.find(finding(run, "not what was signed with " + claim.file()));
    }
    fits(claim, differences);
  }

  private void fits(Claim claim, Differences differences) {
    differences.clear();
    settleMisfits(true);
    fitting++;
    newest = claim;
    lastFit = claim.size();
    if (claim.isTrusted()) {
      lastTrustedFit = claim.size();
    }
  }

  void neitherFits(Claim claim) {
    if (claim.isTrusted()) {
      settleMisfits(false);
      report.find(
          Finding.range(
              claim.file(),
              Math.min(lastTrustedFit, claim.size()) + 1,
              claim.size(),
              "the root of the entries is not the one that this checkpoint signs: changed within"
                  + " these entries"
                  + hint(claim)));
      return;
    }
    if (firstMisfit == null) {
      firstMisfit = claim;
    }
    lastMisfit = claim;
    misfits++;
  }

  /** Of removed entries there is nothing but the kept hashes. */
  void removedMisfit(Claim claim) {
    report.find(
        Finding.range(
            claim.file(),
            Math.min(lastFit, claim.size()) + 1,
            claim.size(),
            "the hashes kept of these entries, which retention removed, do not give the root that"
                + " this checkpoint signs"));
  }

  /** Says what misfits mean once it is known whether a later checkpoint fits again. */
  private void settleMisfits(boolean isFollowedByFit) {
    if (firstMisfit == null) {
      return;
    }
    String others =
        misfits == 1 ? "" : "; the same for " + (misfits - 1) + " more up to " + lastMisfit.file();
    report.find(
        Finding.range(
            firstMisfit.file(),
            Math.min(lastFit + 1, firstMisfit.size()),
            firstMisfit.size(),
            isFollowedByFit
                ? "signed, but of another history than these entries and later checkpoints" + others
                : "the root of the entries is not the signed one: changed within these entries"
                    + others));
    firstMisfit = null;
    misfits = 0;
  }

  void end(Differences differences) {
    boolean isContradicted = firstMisfit != null;
    settleMisfits(false);
    String text =
        isContradicted
            ? "the hash of the entry is not the one kept in tree/level-0.hashes"
            : "the hash is not the one kept in tree/level-0.hashes, and no checkpoint covers it:"
                + " one of the two was changed";
    for (Differences.Run run : differences.runs()) {
      report.find(finding(run, text));
    }
  }

  private static Finding finding(Differences.Run run, String text) {
    return new Finding(run.file(), run.offset(), run.first(), run.last(), text);
  }

  /** The newest checkpoint that fits, or null. */
  Claim newest() {
    return newest;
  }

  /** How many entries are covered by a checkpoint that fits and is as trusted as the given one. */
  long coveredAs(Claim claim) {
    return claim.isTrusted() ? lastTrustedFit : lastFit;
  }

  /** What the checkpoints in the journal say about a range that a trusted one puts in doubt. */
  String hint(Claim claim) {
    return claim.isTrusted() && lastFit > lastTrustedFit
        ? ", and after entry " + lastFit + " unless the log signed two histories"
        : "";
  }

  long fitting() {
    return fitting;
  }
}
