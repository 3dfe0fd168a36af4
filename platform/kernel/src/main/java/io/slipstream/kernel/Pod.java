package io.slipstream.kernel;

import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/** A pod as the kernel knows it: definition, binding, permission and ledger. */
final class Pod {
  /** Orders the kernel makes for a pod, exits and liquidations, are numbered above this. */
  static final long OWN_ORDERS = 1L << 39;

  private final int number;
  private final PodLedger ledger;
  private final Permissions permissions;
  private Input.PodDefinition definition;
  private String definitionHash;
  private boolean[] traded = {};
  private String version = "";
  private String sha256 = "";
  private String failedBuild = "";
  private String suspension = "";
  private boolean quarantined;
  private boolean removed;
  private boolean mayTrade = true;
  private boolean liquidating;
  private long orders;
  private long ownOrders;
  private int waiting;

  Pod(
      int number,
      Input.PodDefinition definition,
      String definitionHash,
      PodLedger ledger,
      Permissions permissions) {
    this.number = number;
    this.permissions = permissions;
    this.ledger = ledger;
    define(definition, definitionHash);
  }

  void define(Input.PodDefinition newDefinition, String hash) {
    definition = newDefinition;
    definitionHash = hash;
    traded = new boolean[newDefinition.instruments().stream().mapToInt(i -> i + 1).max().orElse(0)];
    newDefinition.instruments().forEach(instrument -> traded[instrument] = true);
    ledger.setMargin(newDefinition.account() == Input.AccountType.MARGIN);
    liquidating &= ledger.isMargin();
  }

  void limit(PodLimits limits) {
    definition =
        new Input.PodDefinition(
            definition.name(),
            definition.strategy(),
            definition.instruments(),
            definition.capital(),
            limits,
            definition.parameters(),
            definition.account());
  }

  void bind(String newVersion, String newSha256) {
    version = newVersion;
    sha256 = newSha256;
    failedBuild = "";
  }

  /** The build that took this one's place failed. */
  void revert(String newVersion, String newSha256) {
    String failed = sha256;
    bind(newVersion, newSha256);
    failedBuild = failed;
  }

  /** Its suspension is its strategy's own doing. */
  void quarantine() {
    quarantined = true;
  }

  void suspend(String reason) {
    quarantined = false;
    suspension = reason;
    permit();
  }

  private void permit() {
    mayTrade = !removed && suspension.isEmpty();
    permissions.change();
  }

  void setRemoved(boolean isRemoved) {
    removed = isRemoved;
    permit();
  }

  void setLiquidating(boolean isLiquidating) {
    liquidating = isLiquidating;
  }

  boolean isLiquidating() {
    return liquidating;
  }

  long nextOrder() {
    return ++orders;
  }

  /** Number of an order that the kernel makes for it. */
  long nextOwnOrder() {
    return OWN_ORDERS + ++ownOrders;
  }

  /** How many orders the kernel has made for it. */
  long ownOrders() {
    return ownOrders;
  }

  /** How many orders of its own wish it has numbered. */
  long orders() {
    return orders;
  }

  /** Orders of its own wish that work and were not executed yet. */
  int waiting() {
    return waiting;
  }

  void countWaiting(int change) {
    waiting += change;
  }

  int number() {
    return number;
  }

  Input.PodDefinition definition() {
    return definition;
  }

  /** Whether an instrument is one of its own. */
  boolean trades(int instrument) {
    return instrument < traded.length && traded[instrument];
  }

  String definitionHash() {
    return definitionHash;
  }

  String version() {
    return version;
  }

  String sha256() {
    return sha256;
  }

  /** Hash of the build that failed in this one's place, empty when none did. */
  String failedBuild() {
    return failedBuild;
  }

  String suspension() {
    return suspension;
  }

  boolean isQuarantined() {
    return quarantined;
  }

  boolean isRemoved() {
    return removed;
  }

  boolean mayTrade() {
    return mayTrade;
  }

  PodLedger ledger() {
    return ledger;
  }

  void writeState(StateSink sink) {
    sink.put(new InputCodec().encode(new Input.PodAdded(definition, definitionHash)))
        .put(version)
        .put(sha256)
        .put(failedBuild)
        .put(suspension)
        .put(quarantined)
        .put(removed)
        .put(liquidating)
        .put(orders)
        .put(ownOrders);
    ledger.writeState(sink);
  }

  /** What follows the definition. */
  void readState(StateSource source, KernelState kernel, Blotter blotter) {
    bind(source.takeText(), source.takeText());
    failedBuild = source.takeText();
    suspension = source.takeText();
    quarantined = source.takeFlag();
    setRemoved(source.takeFlag());
    liquidating = source.takeFlag();
    orders = source.take();
    ownOrders = source.take();
    ledger.readState(source, kernel, blotter);
  }
}
