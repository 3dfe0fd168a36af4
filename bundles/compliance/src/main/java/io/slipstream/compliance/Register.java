package io.slipstream.compliance;

import io.slipstream.api.market.Instrument;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a reader of the journal has learnt from the entries so far: who the numbers stand for, and
 * what time it is. It grows with pods, instruments and open orders, not with entries.
 */
final class Register {
  private final List<PodRecord> pods = new ArrayList<>();
  private final List<Instrument> instruments = new ArrayList<>();
  private final SortedMap<String, Instrument> bySymbol = new TreeMap<>();
  private final SortedMap<String, String> symbolOfOrder = new TreeMap<>();
  private Input.SessionOpened session;
  private long time = Long.MIN_VALUE;
  private boolean isShortened;

  /** {@code algorithm} is the build that decides for it, empty before one is bound. */
  private record PodRecord(String name, String algorithm) {}

  /** What was known before the first entry that is kept, when retention removed some. */
  static Register after(List<Instrument> instruments, List<String> pods) {
    Register register = new Register();
    register.isShortened = true;
    instruments.forEach(register::add);
    pods.forEach(pod -> register.pods.add(new PodRecord(pod, "")));
    return register;
  }

  void note(Input input) {
    time = Math.max(time, EventTimes.of(input));
    if (input instanceof Input.SessionOpened in) {
      session = in;
    } else if (input instanceof Input.InstrumentAdded in) {
      add(in.instrument());
    } else if (input instanceof Input.PodAdded in) {
      addPod(in.definition().name());
    } else if (input instanceof Input.PodBound in && isKnown(in.pod())) {
      String bound = algorithm(in.strategy(), in.version(), in.sha256());
      pods.set(in.pod(), new PodRecord(pod(in.pod()), bound));
    } else if (input instanceof Input.PodReverted in && isKnown(in.pod())) {
      String bound = algorithm(in.strategy(), in.version(), in.sha256());
      pods.set(in.pod(), new PodRecord(pod(in.pod()), bound));
    }
  }

  private void add(Instrument instrument) {
    if (bySymbol.put(instrument.symbol(), instrument) == null) {
      instruments.add(instrument);
    }
  }

  /** A pod that comes back after its removal keeps its number. */
  private void addPod(String name) {
    if (!podNames().contains(name)) {
      pods.add(new PodRecord(name, ""));
    }
  }

  /** A build in words. */
  static String algorithm(String strategy, String version, String sha256) {
    String hash = sha256.substring(0, Math.min(12, sha256.length()));
    return strategy + " " + version + " " + hash;
  }

  void note(Decision decision) {
    if (decision instanceof Decision.OrderChanged in) {
      String first = first(in.clientOrderId());
      if (in.state().isClosed()) {
        symbolOfOrder.remove(first);
      } else {
        symbolOfOrder.put(first, in.symbol());
      }
    }
  }

  private boolean isKnown(int pod) {
    return pod >= 0 && pod < pods.size();
  }

  /** Name of a pod; empty for none. */
  String pod(int number) {
    if (isKnown(number)) {
      return pods.get(number).name();
    }
    return number < 0 ? "" : "pod number " + number;
  }

  /** Strategy, version and hash of the build that decides for a pod; empty when none does. */
  String algorithm(int pod) {
    return isKnown(pod) ? pods.get(pod).algorithm() : "";
  }

  /** Name of the pod that an order is of, as its id begins. */
  String podOfOrder(String clientOrderId) {
    String first = first(clientOrderId);
    int dash = first.lastIndexOf('-');
    String name = dash < 0 ? "" : first.substring(0, dash);
    return podNames().contains(name) ? name : "";
  }

  /** The id that an order of a pod began with. */
  String order(int pod, long number) {
    return Order.firstClientOrderId(pod(pod), number);
  }

  /** The id that an order has through all its replacements. */
  static String first(String clientOrderId) {
    int slash = clientOrderId.indexOf('/');
    return slash < 0 ? clientOrderId : clientOrderId.substring(0, slash);
  }

  /** What an open order trades; empty for a closed one. */
  String symbolOfOrder(String clientOrderId) {
    return symbolOfOrder.getOrDefault(first(clientOrderId), "");
  }

  Instrument instrument(int number) {
    return instruments.get(number);
  }

  /** Null for an unknown symbol. */
  Instrument instrument(String symbol) {
    return bySymbol.get(symbol);
  }

  Set<String> podNames() {
    Set<String> names = new TreeSet<>();
    pods.forEach(pod -> names.add(pod.name()));
    return names;
  }

  Set<String> symbols() {
    return bySymbol.keySet();
  }

  /** Whether the journal does not begin with its first entry any more. */
  boolean isShortened() {
    return isShortened;
  }

  /** Null before the session's opening was read, which retention may have removed. */
  Input.SessionOpened session() {
    return session;
  }

  /** Event time of the latest input, or {@link Long#MIN_VALUE}. */
  long time() {
    return time;
  }
}
