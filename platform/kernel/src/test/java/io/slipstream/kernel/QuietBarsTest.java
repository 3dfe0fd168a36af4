package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.OrderUpdate;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.Venue;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.simulator.SimulatedVenue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way of a series must not differ from the long one in anything that can be seen. */
class QuietBarsTest {
  private static final int BARS = 4000;
  private static final long LEAPING = 3_000_000_000L * FixedPoint.ONE;

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldDoWhatTheLongWayDoes(long seed) {
    BarSeries series = series(seed, 10_000, Integer.MAX_VALUE);
    assertSame(seed, series, Play.session(seed, series, true), Play.session(seed, series, false));
  }

  /** Prices that climb until positions do not fit are refused at the same bar on both ways. */
  @Test
  void shouldRefuseTheSameBarAtTheEdgeOfTheRange() {
    int refused = 0;
    for (long seed = 0; seed < 8; seed++) {
      BarSeries series = series(seed, 20_000_000_000L, 1000);
      Play slow = Play.session(seed, series, false);
      assertSame(seed, series, Play.session(seed, series, true), slow);
      refused += slow.refusal.contains("would not fit") ? 1 : 0;
    }
    assertTrue(refused > 0);
  }

  @Test
  void shouldTakeTheShortWayForMostBars() {
    BarSeries series = series(1, 10_000, Integer.MAX_VALUE);
    Play quick = Play.session(1, series, true);
    assertTrue(quick.venueBars < BARS / 2, quick.venueBars + " bars were shown to the venue");
    assertEquals(BARS, Play.session(1, series, false).venueBars);
  }

  /** Counts its bars, and may have another pod's context. */
  private static final class Counting implements Strategy {
    private int bars;
    private StrategyContext context;
    private Counting other;

    @Override
    public void onBar(Bar bar, StrategyContext own) {
      bars++;
      context = own;
      if (other != null && other.bars > 50) {
        other.context.cancel(1);
      }
    }
  }

  private static void play(PodLoop loop, BarSeries series, int from, int bars) {
    long end = series.bar(from + bars).openTime();
    BarSeries part = series.between(series.bar(from).openTime(), end);
    loop.play(0, part.cursor(), SliceListener.NONE);
  }

  @Test
  void shouldCallThoseWhoMayTradeNow() {
    BarSeries series = series(2, 10_000, Integer.MAX_VALUE);
    List<Counting> strategies = List.of(new Counting(), new Counting(), new Counting());
    PodLoop loop = counting(new Play(), strategies);
    play(loop, series, 0, 100);
    assertEquals(List.of(100, 100, 100), strategies.stream().map(each -> each.bars).toList());
    loop.apply(new Input.PodStopped(1, "me", "a rest"));
    play(loop, series, 100, 100);
    assertEquals(List.of(200, 100, 200), strategies.stream().map(each -> each.bars).toList());
    loop.apply(new Input.PodResumed(1, "me"));
    play(loop, series, 200, 100);
    assertEquals(List.of(300, 200, 300), strategies.stream().map(each -> each.bars).toList());
  }

  @Test
  void shouldSuspendWhoUsesTheContextOfAnother() {
    BarSeries series = series(3, 10_000, Integer.MAX_VALUE);
    List<Counting> strategies = List.of(new Counting(), new Counting());
    strategies.get(1).other = strategies.get(0);
    Play play = new Play();
    play(counting(play, strategies), series, 0, 100);
    assertEquals(List.of(100, 51), strategies.stream().map(each -> each.bars).toList());
    String why = play.kernel.pod(1).suspension();
    assertTrue(why.contains("the context of pod pod0 was used outside a call"), why);
    assertEquals("", play.kernel.pod(0).suspension());
  }

  /** Fails at its tenth bar for want of memory, of which it holds some. */
  private static final class Hoarder implements Strategy {
    private final byte[] hoard = new byte[1000];
    private int bars;

    Hoarder(List<WeakReference<byte[]>> held) {
      held.add(new WeakReference<>(hoard));
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
      if (++bars == 10) {
        throw new OutOfMemoryError("on purpose, with " + hoard.length);
      }
    }
  }

  /** Whoever is called next in the same event needs the memory that was used up. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldLetGoOfWhatUsedUpTheMemoryBeforeOthersAreCalled(boolean onTheLongWay) {
    List<WeakReference<byte[]>> held = new ArrayList<>();
    Boolean[] isGone = {null};
    Play play = new Play();
    PodLoop loop = counting(play, List.of(new Counting(), new Counting(), new Counting()));
    loop.bind(0, (StrategyOnBar) (bar, context) -> order(onTheLongWay, bar, context));
    loop.bind(1, new Hoarder(held));
    loop.bind(2, (StrategyOnBar) (bar, context) -> isGone[0] = seen(play, held, isGone[0]));
    play(loop, series(4, 10_000, Integer.MAX_VALUE), 0, 20);
    assertTrue(play.kernel.pod(1).suspension().contains("used up the container's memory"));
    assertEquals(true, isGone[0]);
  }

  /** An order at the ninth bar waits for the tenth. */
  private static void order(boolean isWanted, Bar bar, StrategyContext context) {
    if (isWanted && bar.closeTime() >= 9 * Scenario.MINUTE) {
      context.submit(new OrderDraft(Scenario.COIN).market(Side.BUY, units("1")));
    }
  }

  private static Boolean seen(Play play, List<WeakReference<byte[]>> held, Boolean before) {
    if (before != null || play.kernel.pod(1).suspension().isEmpty()) {
      return before;
    }
    for (int i = 0; i < 50 && held.get(0).get() != null; i++) {
      System.gc();
    }
    return held.get(0).get() == null;
  }

  /** A strategy of one hook. */
  private interface StrategyOnBar extends Strategy {
    @Override
    void onBar(Bar bar, StrategyContext context);
  }

  private static PodLoop counting(Play play, List<Counting> strategies) {
    PodLoop loop = new PodLoop(play.kernel, InputLog.NONE, play);
    loop.apply(
        new Input.SessionOpened("USD", 8, "COIN", "", Scenario.MINUTE, FixedPoint.ONE, 1, false));
    loop.apply(new Input.InstrumentAdded(Scenario.COIN, SimulationModel.DEFAULT));
    for (int pod = 0; pod < strategies.size(); pod++) {
      loop.apply(new Input.PodAdded(Play.definition("pod" + pod, false), "hash"));
      loop.bind(pod, strategies.get(pod));
    }
    return loop;
  }

  private static void assertSame(long seed, BarSeries series, Play quick, Play slow) {
    assertEquals(slow.refusal, quick.refusal, "seed " + seed);
    assertEquals(slow.heard, quick.heard, "seed " + seed + " of " + series.length());
    assertEquals(slow.slices, quick.slices);
    assertEquals(slow.kernel.stateHash(), quick.kernel.stateHash());
  }

  /** A walk of minutes with gaps of hours and steep moves now and then; {@code start} in cents. */
  private static BarSeries series(long seed, long start, int climb) {
    SplittableRandom random = new SplittableRandom(seed);
    BarSeries.Builder bars = BarSeries.builder(Scenario.COIN, Scenario.MINUTE);
    long close = start * FixedPoint.ONE / 100;
    long time = 0;
    for (int i = 0; i < BARS; i++) {
      long open = Math.max(1_000_000, close + step(random, close, 2000));
      boolean leaps = climb < Integer.MAX_VALUE && random.nextInt(500) == 0 && open < LEAPING;
      long base = leaps ? 20 * open : Math.min(open + open / climb, 20 * LEAPING);
      close = Math.max(1_000_000, base + step(random, open, random.nextInt(300) == 0 ? 2 : 500));
      long high = Math.max(open, close) + random.nextLong(open / 1000 + 1);
      long low = Math.max(1, Math.min(open, close) - random.nextLong(open / 1000 + 1));
      time += random.nextInt(500) == 0 ? 300 * Scenario.MINUTE : 0;
      bars.add(time, open, high, low, close, 100 * FixedPoint.ONE);
      time += Scenario.MINUTE;
    }
    return bars.build();
  }

  private static long step(SplittableRandom random, long price, int part) {
    return random.nextLong(-price / part, price / part + 1) / 1_000_000 * 1_000_000;
  }

  /** One session, and all that could be seen of it. */
  private static final class Play implements OutcomeListener, SliceListener {
    final List<String> heard = new ArrayList<>();
    final List<String> slices = new ArrayList<>();
    final TradingKernel kernel;
    private long[] wanted = {};
    private boolean wantsAll = true;
    private int next;
    String refusal = "";
    int venueBars;

    private Play() {
      kernel = new TradingKernel(new OpenGate(), counting(new SimulatedVenue()));
    }

    private Venue counting(Venue venue) {
      return (Venue)
          Proxy.newProxyInstance(
              Venue.class.getClassLoader(),
              new Class<?>[] {Venue.class},
              (proxy, method, arguments) -> {
                venueBars += method.getName().equals("onBar") ? 1 : 0;
                return method.invoke(venue, arguments);
              });
    }

    static Play session(long seed, BarSeries series, boolean quick) {
      Play play = new Play();
      SplittableRandom random = new SplittableRandom(~seed);
      PodLoop loop = new PodLoop(play.kernel, InputLog.NONE, play);
      loop.apply(
          new Input.SessionOpened(
              "USD", 8, "COIN", "", Scenario.MINUTE, FixedPoint.ONE, seed, random.nextInt(6) == 0));
      SimulationModel model =
          random.nextInt(4) == 0
              ? SimulationModel.DEFAULT.withLatency(3 * Scenario.MINUTE, 0)
              : SimulationModel.DEFAULT;
      loop.apply(new Input.InstrumentAdded(Scenario.COIN, model));
      boolean margin = random.nextInt(6) == 0;
      play.wantSome(new SplittableRandom(seed), series);
      for (int pod = 0; pod < (seed % 3 == 0 ? 1 : 3); pod++) {
        loop.apply(new Input.PodAdded(definition("pod" + pod, margin && pod == 1), "hash"));
        boolean tells = random.nextBoolean();
        Monkey monkey = new Monkey(random.split(), play.heard);
        loop.bind(pod, tells ? new Listening(monkey) : monkey);
      }
      try {
        play.all(loop, series, quick);
      } catch (KernelException e) {
        play.refusal = e.getMessage();
      }
      play.kernel.checkInvariants();
      return play;
    }

    /** Every other seed: closes of some bars, and now and then a time that no bar closes at. */
    private void wantSome(SplittableRandom random, BarSeries series) {
      wantsAll = random.nextBoolean();
      if (!wantsAll) {
        wanted =
            IntStream.range(0, series.length())
                .filter(bar -> random.nextInt(200) == 0)
                .mapToLong(bar -> series.bar(bar).closeTime() + (random.nextInt(5) == 0 ? 1 : 0))
                .toArray();
      }
    }

    @Override
    public long next() {
      if (wantsAll) {
        return EVERY;
      }
      return next < wanted.length ? wanted[next] : Long.MAX_VALUE;
    }

    private void all(PodLoop loop, BarSeries series, boolean quick) {
      BarSeries.Cursor bars = series.cursor();
      if (quick) {
        loop.play(0, bars, this);
        return;
      }
      while (bars.advance()) {
        loop.onBar(0, bars);
        loop.endSlice();
        onSliceEnd(bars.closeTime());
      }
    }

    private static Input.PodDefinition definition(String name, boolean margin) {
      return new Input.PodDefinition(
          name,
          "monkey",
          List.of(0),
          units("3000000000"),
          new PodLimits(units("1000000"), units("1000000"), 1000, FixedPoint.ONE),
          new TreeMap<>(),
          margin ? Input.AccountType.MARGIN : Input.AccountType.CASH);
    }

    @Override
    public void onOutcome(Outcome outcome) {
      heard.add(outcome.toDecision().toString());
    }

    @Override
    public void onSliceEnd(long time) {
      boolean isWanted = wantsAll;
      for (; next < wanted.length && wanted[next] <= time; next++) {
        isWanted |= wanted[next] == time;
      }
      if (!isWanted) {
        return;
      }
      slices.add(time + " " + kernel.eventTime() + (time % 7 == 0 ? " " + kernel.equity(0) : ""));
    }
  }

  /** Does now and then anything that a strategy can do. */
  private static final class Monkey implements Strategy {
    private final SplittableRandom random;
    private final List<String> heard;
    private Instrument coin = Scenario.COIN;

    Monkey(SplittableRandom random, List<String> heard) {
      this.random = random;
      this.heard = heard;
    }

    @Override
    public void onStart(StrategyContext context) {
      coin = context.instruments().get(0);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
      if (random.nextInt(25) == 0) {
        heard.add(bar.closeTime() + " " + context.eventTime() + " " + context.account().equity());
      }
      if (random.nextInt(25) == 0) {
        heard.add(context.account().buyingPower() + " " + context.position(coin).unrealizedPnl());
      }
      if (random.nextInt(60) == 0) {
        act(bar, context);
      }
      if (random.nextInt(3000) == 0) {
        throw new IllegalStateException("tired");
      }
    }

    private void act(Bar bar, StrategyContext context) {
      Side side = context.position(coin).quantity() > 0 ? Side.SELL : Side.BUY;
      long quantity = units("1") * (1 + random.nextInt(3));
      OrderDraft draft = new OrderDraft(coin);
      switch (random.nextInt(6)) {
        case 0 ->
            context.setTimer(7, bar.closeTime() + (1 + random.nextInt(50)) * Scenario.MINUTE / 2);
        case 1 -> context.cancelAll(coin);
        case 2 ->
            context.submit(
                draft.limit(side, quantity, bar.closePrice()).timeInForce(TimeInForce.DAY));
        default -> context.submit(draft.market(side, quantity));
      }
    }

    @Override
    public void onTimer(long timer, StrategyContext context) {
      heard.add("timer " + timer + " " + context.eventTime());
      context.submit(new OrderDraft(coin).market(Side.BUY, units("1")));
    }
  }

  /** The same, told of its orders. */
  private record Listening(Monkey monkey) implements Strategy {
    @Override
    public void onStart(StrategyContext context) {
      monkey.onStart(context);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
      monkey.onBar(bar, context);
    }

    @Override
    public void onTimer(long timer, StrategyContext context) {
      monkey.onTimer(timer, context);
    }

    @Override
    public void onOrderUpdate(OrderUpdate update, StrategyContext context) {
      monkey.heard.add("update " + update.order() + " " + update.state());
    }

    @Override
    public void onFill(Fill fill, StrategyContext context) {
      monkey.heard.add("fill " + fill.order() + " " + fill.lastPx());
      if (fill.order() % 5 == 0) {
        context.submit(new OrderDraft(fill.instrument()).market(Side.BUY, units("1")));
      }
    }
  }

  private static final class OpenGate implements PreTradeGate {
    @Override
    public Verdict check(OrderTerms intent, GateView view) {
      return Verdict.ALLOWED;
    }

    @Override
    public void writeState(StateSink sink) {
      sink.put(0);
    }

    @Override
    public void readState(StateSource source) {
      source.takeInt(0, 0);
    }
  }
}
