package io.slipstream.kernel;

import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.state.StateException;
import io.slipstream.api.service.state.StateHash;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSnapshot;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.Venue;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A kernel's whole state as named sections: hashed, kept in a snapshot, and read back. */
final class KernelSections {
  private static final String POD = "pod ";
  private static final String COORDINATOR = "coordinator";
  private static final String STATES = "trading states";

  private final TradingKernel kernel;
  private final PreTradeGate gate;
  private final Venue venue;
  private final Blotter blotter;
  private final Reports reports;
  private final BrokerReports brokerReports;
  private final Timers timers;

  KernelSections(
      TradingKernel kernel,
      PreTradeGate gate,
      Venue venue,
      Blotter blotter,
      Reports reports,
      BrokerReports brokerReports,
      Timers timers) {
    this.kernel = kernel;
    this.gate = gate;
    this.venue = venue;
    this.blotter = blotter;
    this.reports = reports;
    this.brokerReports = brokerReports;
    this.timers = timers;
  }

  StateHash hash() {
    StateHash.Builder hash = StateHash.builder();
    write(hash::section);
    return hash.build();
  }

  StateSnapshot snapshot() {
    StateSnapshot snapshot = new StateSnapshot();
    write(snapshot::write);
    return snapshot;
  }

  private void write(BiConsumer<String, Consumer<StateSink>> sections) {
    sections.accept("session", this::writeSession);
    sections.accept("instruments", kernel::writeInstruments);
    sections.accept("orders", this::writeOrders);
    sections.accept("treasury", kernel::writeTreasury);
    for (Pod pod : kernel.pods()) {
      sections.accept(POD + pod.definition().name(), pod::writeState);
    }
    sections.accept("limits", kernel.limitsInForce()::writeState);
    if (!kernel.states().isPlain()) {
      sections.accept(STATES, kernel.states()::writeState);
    }
    if (!kernel.coordination().isPlain()) {
      sections.accept(COORDINATOR, kernel.coordination()::writeState);
    }
    sections.accept("gate", gate::writeState);
    sections.accept("venue", venue::writeState);
  }

  /** What refers to something comes after it. */
  void restore(StateSnapshot snapshot) {
    List<String> names = snapshot.sections();
    List<String> pods = names.stream().filter(name -> name.startsWith(POD)).toList();
    snapshot.read("session", source -> readSession(source, pods.size()));
    snapshot.read("instruments", kernel::readInstruments);
    for (int i = 0; i < kernel.instrumentCount(); i++) {
      InstrumentState added = kernel.instrumentAt(i);
      venue.addInstrument(i, added.terms(), added.model());
    }
    pods.forEach(name -> snapshot.read(name, source -> kernel.readPod(source, blotter)));
    snapshot.read("orders", this::readOrders);
    snapshot.read("treasury", kernel::readTreasury);
    snapshot.read("limits", kernel::readLimits);
    if (names.contains(STATES)) {
      snapshot.read(STATES, kernel.states()::readState);
    }
    if (names.contains(COORDINATOR)) {
      snapshot.read(COORDINATOR, source -> kernel.coordination().readState(source, blotter));
    }
    snapshot.read("gate", gate::readState);
    snapshot.read("venue", venue::readState);
    requireSame(snapshot.hash(names), hash());
  }

  private static void requireSame(StateHash written, StateHash read) {
    if (!written.equals(read)) {
      List<String> differing =
          written.sections().keySet().stream()
              .filter(name -> !written.sections().get(name).equals(read.sections().get(name)))
              .toList();
      throw new StateException("the snapshot's state came out differently in " + differing);
    }
  }

  private void writeSession(StateSink sink) {
    sink.put(kernel.inputCount());
    kernel.writeTimes(sink);
    timers.writeState(sink);
  }

  private void readSession(StateSource source, int pods) {
    kernel.setInputCount(source.take());
    kernel.readTimes(source);
    timers.readState(source, pods);
  }

  private void writeOrders(StateSink sink) {
    blotter.writeState(sink);
    reports.writeState(sink);
    brokerReports.writeState(sink);
    if (kernel.netting() != null) {
      kernel.netting().writeState(sink, blotter);
    }
  }

  private void readOrders(StateSource source) {
    blotter.readState(source, kernel);
    reports.readState(source);
    brokerReports.readState(source);
    kernel.resume();
    if (kernel.netting() != null) {
      kernel.netting().readState(source, blotter);
    }
  }
}
