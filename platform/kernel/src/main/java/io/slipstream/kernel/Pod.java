package io.slipstream.kernel;

import io.slipstream.api.service.state.StateSink;

/** A pod as the kernel knows it: definition, binding, permission and ledger. */
final class Pod {
  private final int number;
  private Input.PodDefinition definition;
  private String definitionHash;
  private String version = "";
  private String sha256 = "";
  private String suspension = "";
  private boolean removed;
  private long orders;
  private final PodLedger ledger = new PodLedger();

  Pod(int number, Input.PodDefinition definition, String definitionHash) {
    this.number = number;
    define(definition, definitionHash);
  }

  void define(Input.PodDefinition newDefinition, String hash) {
    definition = newDefinition;
    definitionHash = hash;
  }

  void bind(String newVersion, String newSha256) {
    version = newVersion;
    sha256 = newSha256;
  }

  void suspend(String reason) {
    suspension = reason;
  }

  void setRemoved(boolean isRemoved) {
    removed = isRemoved;
  }

  String nextClientOrderId() {
    return definition.name() + "-" + ++orders;
  }

  int number() {
    return number;
  }

  Input.PodDefinition definition() {
    return definition;
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

  String suspension() {
    return suspension;
  }

  boolean isRemoved() {
    return removed;
  }

  boolean mayTrade() {
    return !removed && suspension.isEmpty();
  }

  PodLedger ledger() {
    return ledger;
  }

  void writeState(StateSink sink) {
    sink.put(definition.name())
        .put(definition.strategy())
        .put(definitionHash)
        .put(version)
        .put(sha256)
        .put(suspension)
        .put(removed)
        .put(orders);
    ledger.writeState(sink);
  }
}
