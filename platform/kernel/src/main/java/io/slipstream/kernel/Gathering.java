package io.slipstream.kernel;

/** The crowd on an instrument and its walk, gathered once as long as it is the same one. */
final class Gathering {
  private final Permissions permissions;
  private final OpenCall call;
  private Guest[] subscribers;
  private long gatheredAt;
  private Crowd crowd;
  private QuietRun walk;

  Gathering(Permissions permissions, OpenCall call) {
    this.permissions = permissions;
    this.call = call;
  }

  /** Makes crowd and walk those of the guests who may trade. */
  void gather(Guest[] guests) {
    if (subscribers != guests || gatheredAt != permissions.changes()) {
      crowd = Crowd.of(guests, call);
      walk = QuietRuns.of(crowd.guests());
      subscribers = guests;
      gatheredAt = permissions.changes();
    }
  }

  Crowd crowd() {
    return crowd;
  }

  QuietRun walk() {
    return walk;
  }

  /** Somebody in it failed: what its strategy holds can be collected from now on. */
  void disperse() {
    subscribers = null;
    crowd = null;
    walk = null;
  }
}
