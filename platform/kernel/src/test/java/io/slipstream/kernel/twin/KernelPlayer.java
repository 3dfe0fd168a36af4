package io.slipstream.kernel.twin;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.portfolio.Position;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KernelProbe;
import io.slipstream.kernel.Order;
import io.slipstream.kernel.TradingKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fast kernel as lines; commissions are added up from the fills and held against its own. */
final class KernelPlayer implements TwinPlayer {
  private static final List<String> CODES =
      Stream.of(DenialCode.values()).map(Enum::name).collect(Collectors.toList());

  private final KernelProbe probe = new KernelProbe(new TwinGate());
  private final TradingKernel kernel = probe.kernel();
  private final Map<String, Long> commissions = new TreeMap<>();

  @Override
  public void apply(Input input) {
    probe.apply(input);
    for (Decision decision : probe.decisions()) {
      if (decision instanceof Decision.Filled filled) {
        Fill fill = filled.fill();
        commissions.merge(fill.pod() + " " + fill.symbol(), fill.commission(), Math::addExact);
      }
    }
  }

  @Override
  public List<String> state() {
    List<String> lines = new ArrayList<>();
    List<Instrument> instruments = kernel.instruments();
    for (int i = 0; i < instruments.size(); i++) {
      String symbol = instruments.get(i).symbol();
      lines.add(StateLines.instrument(symbol, kernel.mark(i), probe.isBookCurrent(i)));
    }
    for (int pod = 0; pod < kernel.podCount(); pod++) {
      addPod(lines, pod, instruments);
    }
    addDecisions(lines);
    lines.removeIf(String::isEmpty);
    return lines;
  }

  private void addPod(List<String> lines, int pod, List<Instrument> instruments) {
    String name = kernel.pod(pod).definition().name();
    lines.add(
        StateLines.pod(
            name,
            kernel.pod(pod).fills(),
            kernel.turnover(pod).longValueExact(),
            probe.isLiquidating(pod),
            kernel.equity(pod),
            kernel.account(pod).margin()));
    SortedMap<String, Long> cash = new TreeMap<>();
    List<String> currencies = probe.currencies();
    for (int i = 0; i < currencies.size(); i++) {
      cash.put(currencies.get(i), probe.cash(pod, i));
      checkCommission(pod, name, i, instruments);
    }
    lines.add(StateLines.cash(name, cash));
    for (int i = 0; i < instruments.size(); i++) {
      lines.add(position(name, kernel.position(pod, i)));
    }
    List<Order> working = new ArrayList<>();
    probe.workingOrders(pod, working::add);
    working.forEach(order -> lines.add(order(order)));
  }

  private void checkCommission(int pod, String name, int currency, List<Instrument> instruments) {
    String code = probe.currencies().get(currency);
    long sum =
        instruments.stream()
            .filter(instrument -> instrument.quoteCurrency().equals(code))
            .mapToLong(instrument -> commission(name, instrument.symbol()))
            .sum();
    if (sum != probe.commission(pod, currency)) {
      throw new IllegalStateException("commission of " + name + " in " + code + " is not " + sum);
    }
  }

  private long commission(String pod, String symbol) {
    return commissions.getOrDefault(pod + " " + symbol, 0L);
  }

  private String position(String pod, Position position) {
    long[] quantities = new long[position.lots()];
    long[] costs = new long[position.lots()];
    Arrays.setAll(quantities, position::lotQuantity);
    Arrays.setAll(costs, position::lotCost);
    return StateLines.position(
        pod,
        position.symbol(),
        position.quantity(),
        position.openCost(),
        position.realizedPnl(),
        commission(pod, position.symbol()),
        quantities,
        costs);
  }

  private static String order(Order order) {
    return StateLines.order(
        order.clientOrderId(),
        order.state(),
        order.orderQty(),
        order.cumQty(),
        order.leavesQty(),
        order.limitPrice(),
        order.stopPrice(),
        order.avgPx(),
        KernelProbe.wishes(order, true),
        KernelProbe.wishes(order, false));
  }

  private void addDecisions(List<String> lines) {
    List<Decision> decisions = probe.decisions();
    for (int i = 0; i < decisions.size(); i++) {
      Decision decision = decisions.get(i);
      if (decision instanceof Decision.IntentDenied d) {
        lines.add(StateLines.denied(d.clientOrderId(), d.verdict().denial()));
      } else if (decision instanceof Decision.Filled d) {
        OrderState after = ((Decision.OrderChanged) decisions.get(++i)).state();
        lines.add(fill(d.fill(), after));
      } else if (decision instanceof Decision.OrderChanged d && d.state() != OrderState.DENIED) {
        lines.add(StateLines.change(d.clientOrderId(), d.state(), d.eventTime(), d.reason()));
      } else if (decision instanceof Decision.OrderReplaced d) {
        lines.add(
            StateLines.replaced(
                d.clientOrderId(), d.orderQty(), d.limitPrice(), d.stopPrice(), d.eventTime()));
      } else if (decision instanceof Decision.RequestRejected d) {
        lines.add(rejected(d));
      }
    }
  }

  private static String fill(Fill fill, OrderState after) {
    return StateLines.fill(
        fill.clientOrderId(),
        fill.side(),
        fill.lastQty(),
        fill.lastPx(),
        fill.commission(),
        fill.isMaker(),
        fill.eventTime(),
        after);
  }

  private String rejected(Decision.RequestRejected d) {
    if (CODES.contains(d.reason())) {
      String pod = kernel.pod(d.pod()).definition().name();
      return StateLines.replaceRefused(pod, d.order(), DenialCode.valueOf(d.reason()));
    }
    return StateLines.requestRejected(d.clientOrderId(), d.eventTime(), d.reason());
  }
}
