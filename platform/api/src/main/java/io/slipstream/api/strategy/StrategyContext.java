package io.slipstream.api.strategy;

import io.slipstream.api.market.Book;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderTerms;
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

  /**
   * Asks for an order; the answer comes through the strategy's hooks. The terms are read at once,
   * so a draft may be reused.
   *
   * @return the pod's own number of the order, above zero; zero while warming up
   * @throws IllegalArgumentException when the terms do not fit each other, or the pod does not
   *     trade the instrument
   */
  long submit(OrderTerms terms);

  /** Asks to cancel one of the pod's orders; one that is closed or unknown is ignored. */
  void cancel(long order);

  /**
   * Asks to change quantity and prices of one of the pod's orders; zero as price where the type has
   * none. What cannot be is refused, which {@link Strategy#onOrderUpdate} is told: a quantity that
   * is not above what is filled, say, or a second change before the venue answered the first. For
   * an order that is closed or unknown the refusal is written down only: that it closed was told.
   */
  void replace(long order, long orderQty, long limitPrice, long stopPrice);

  /** Asks to cancel all of the pod's working orders in this instrument. */
  void cancelAll(Instrument instrument);

  /**
   * Asks for {@code onTimer(timer)} once event time has reached {@code time}.
   *
   * @throws IllegalArgumentException when that is not after the event's time
   */
  void setTimer(long timer, long time);

  /** The instrument's order book, or null before the first of its events. */
  Book book(Instrument instrument);
}
