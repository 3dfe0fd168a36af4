package io.slipstream.api.strategy;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.portfolio.Account;
import io.slipstream.api.portfolio.Position;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What a strategy may see and do during a call; not valid outside it. */
@ProviderType
public interface StrategyContext {
  /** Name of the pod. */
  String pod();

  /** Time of the event, nanoseconds since the epoch, UTC. */
  long eventTime();

  /** History is being fed to build up memory; intents are ignored. */
  boolean isWarmingUp();

  /** The pod's instruments in the configured order, at least one. */
  List<Instrument> instruments();

  /**
   * The pod's instrument with this symbol.
   *
   * @throws IllegalArgumentException when the pod does not trade it
   */
  Instrument instrument(String symbol);

  /** The pod's holding of one of its instruments. */
  Position position(Instrument instrument);

  /** Whether an order of the pod in this instrument is in flight or open. */
  boolean hasWorkingOrder(Instrument instrument);

  /** The pod's money. */
  Account account();

  /** Asks for an order; the answer comes through the strategy's hooks. */
  void submit(OrderIntent intent);

  /** Asks to cancel all of the pod's working orders in this instrument. */
  void cancelAll(Instrument instrument);
}
