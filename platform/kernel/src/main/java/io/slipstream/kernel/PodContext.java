package io.slipstream.kernel;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.portfolio.Account;
import io.slipstream.api.portfolio.Position;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.kernel.Input.PodRequest;
import java.util.ArrayList;
import java.util.List;

/** What one pod's strategy sees, and the requests its calls make. */
final class PodContext implements StrategyContext {
  private final TradingKernel kernel;
  private final int pod;
  private final String name;
  private final List<Instrument> instruments;
  private final List<PodRequest> requests = new ArrayList<>();
  private boolean inCall;
  private boolean warmingUp;
  private long eventTime;

  PodContext(TradingKernel kernel, int pod) {
    this.kernel = kernel;
    this.pod = pod;
    Input.PodDefinition definition = kernel.pod(pod).definition();
    this.name = definition.name();
    this.instruments = definition.instruments().stream().map(kernel.instrumentList()::get).toList();
  }

  void enter(long time, boolean isWarmingUp) {
    eventTime = time;
    warmingUp = isWarmingUp;
    inCall = true;
    requests.clear();
  }

  List<PodRequest> leave() {
    inCall = false;
    return warmingUp ? List.of() : List.copyOf(requests);
  }

  @Override
  public String pod() {
    return name;
  }

  @Override
  public long eventTime() {
    return eventTime;
  }

  @Override
  public boolean isWarmingUp() {
    return warmingUp;
  }

  @Override
  public List<Instrument> instruments() {
    return instruments;
  }

  @Override
  public Instrument instrument(String symbol) {
    for (Instrument instrument : instruments) {
      if (instrument.symbol().equals(symbol)) {
        return instrument;
      }
    }
    throw new IllegalArgumentException("pod " + name + " does not trade " + symbol);
  }

  @Override
  public Position position(Instrument instrument) {
    return kernel.position(pod, number(instrument));
  }

  @Override
  public boolean hasWorkingOrder(Instrument instrument) {
    return kernel.blotter().hasWorking(pod, number(instrument));
  }

  @Override
  public Account account() {
    return kernel.account(pod);
  }

  @Override
  public void submit(OrderIntent intent) {
    request(new Input.IntentMade(pod, intent), intent.instrument());
  }

  @Override
  public void cancelAll(Instrument instrument) {
    request(new Input.CancelAllRequested(pod, number(instrument)), instrument);
  }

  private void request(PodRequest request, Instrument instrument) {
    if (!inCall) {
      throw new IllegalStateException("the context of pod " + name + " was used outside a call");
    }
    if (requests.size() >= PodLoop.REQUESTS_PER_CALL) {
      throw new IllegalStateException(
          "more than " + PodLoop.REQUESTS_PER_CALL + " requests in one call");
    }
    if (!instruments.contains(instrument)) {
      throw new IllegalArgumentException(
          "pod " + name + " does not trade " + instrument + "; it trades " + instruments);
    }
    requests.add(request);
  }

  boolean holds(int instrument) {
    return instruments.contains(kernel.instrumentList().get(instrument));
  }

  private int number(Instrument instrument) {
    instrument(instrument.symbol());
    return kernel.instrumentNumber(instrument.symbol());
  }
}
