package io.slipstream.kernel.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The twin's state as lines. */
final class TwinText {
  private final TwinKernel kernel;
  private final TwinSession session;

  TwinText(TwinKernel kernel) {
    this.kernel = kernel;
    session = kernel.session;
  }

  List<String> state() {
    List<String> lines = new ArrayList<>();
    for (TwinInstrument in : session.instruments) {
      lines.add(
          StateLines.instrument(
              in.terms.symbol(), in.priceUnits(in.mark), kernel.isBookCurrent(in)));
    }
    session.pods.forEach(pod -> addPod(lines, pod));
    lines.addAll(session.decisions);
    lines.removeIf(String::isEmpty);
    return lines;
  }

  private void addPod(List<String> lines, TwinPod pod) {
    String name = pod.definition.name();
    int scale = session.money.portfolioScale;
    lines.add(
        StateLines.pod(
            name,
            pod.ledger.fills,
            Decimals.units(pod.ledger.turnover, scale),
            pod.liquidating,
            Decimals.units(kernel.accounts.equity(pod), scale),
            Decimals.units(kernel.accounts.margin(pod), scale)));
    SortedMap<String, Long> cash = new TreeMap<>();
    pod.ledger.cash.forEach(
        (currency, amount) ->
            cash.put(currency, Decimals.units(amount, session.money.scale(currency))));
    lines.add(StateLines.cash(name, cash));
    for (TwinInstrument in : session.instruments) {
      lines.add(position(name, in, pod.ledger.position(in)));
    }
    for (TwinOrder order : pod.orders) {
      if (order.isWorking()) {
        lines.add(order(order));
      }
    }
  }

  private static String position(String pod, TwinInstrument in, TwinPosition position) {
    return StateLines.position(
        pod,
        in.terms.symbol(),
        in.quantityUnits(position.quantity()),
        in.cashUnits(position.openCost()),
        in.cashUnits(position.realized),
        in.cashUnits(position.commission),
        position.lots.stream().mapToLong(lot -> in.quantityUnits(lot.quantity())).toArray(),
        position.lots.stream().mapToLong(lot -> in.cashUnits(lot.cost())).toArray());
  }

  private static String order(TwinOrder order) {
    TwinInstrument in = order.instrument;
    return StateLines.order(
        order.clientOrderId,
        order.state,
        in.quantityUnits(order.orderQty),
        in.quantityUnits(order.cumQty),
        in.quantityUnits(order.leavesQty()),
        in.priceUnits(order.limit),
        in.priceUnits(order.stop),
        in.priceUnits(order.averagePrice()),
        order.wishesCancel(),
        order.wishesReplace());
  }
}
