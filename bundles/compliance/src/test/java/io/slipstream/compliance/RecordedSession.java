package io.slipstream.compliance;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.SessionJournal;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.journal.FileJournalStore;
import io.slipstream.kernel.DecisionCodec;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.InputCodec;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import io.slipstream.simulator.SimulatedVenue;
import io.slipstream.tables.FileTables;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Two days of a session with the real kernel, gate and venue, written to a real journal. */
final class RecordedSession implements AutoCloseable {
  static final Instrument COIN =
      Instrument.builder("BTC/USD", "USD").scales(2, 8, 8).commission(100_000, 100_000).build();
  static final long MINUTE = 60_000_000_000L;

  final Journal journal;
  private final TradingKernel kernel =
      new TradingKernel(new LimitGateFactory().create(), new SimulatedVenue());
  private final InputCodec codec = new InputCodec();
  private long time = nanos("2013-11-25T23:50:00Z");

  RecordedSession(Path folder) {
    journal = new FileJournalStore(defaults()).open(folder.resolve("journal"));
  }

  private static FileJournalStore.Settings defaults() {
    return FileJournalStore.Settings.class.cast(
        Proxy.newProxyInstance(
            RecordedSession.class.getClassLoader(),
            new Class<?>[] {FileJournalStore.Settings.class},
            (proxy, method, arguments) -> method.getDefaultValue()));
  }

  static long nanos(String time) {
    return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
  }

  /** What the kernel's ledgers hold of {@link #COIN}. */
  BigDecimal position() {
    long sum = 0;
    for (int pod = 0; pod < kernel.podCount(); pod++) {
      sum += kernel.position(pod, 0).quantity();
    }
    return BigDecimal.valueOf(sum, COIN.quantityScale());
  }

  /** Cash of all pods and the treasury. */
  BigDecimal cash() {
    long sum = kernel.treasuryCash();
    for (int pod = 0; pod < kernel.podCount(); pod++) {
      sum += kernel.account(pod).cash();
    }
    return BigDecimal.valueOf(sum, FixedPoint.SCALE);
  }

  SessionJournal whole() {
    return new Kept(journal, 1, 1);
  }

  JournalQueries queries() {
    return queries(1);
  }

  /** As if retention had removed what is before an entry. */
  JournalQueries queries(long firstSequence) {
    return new JournalQueries(new Kept(journal, firstSequence, firstSequence), new FileTables());
  }

  /** As if retention removed it after the journal said what it has, and before it is read. */
  JournalQueries queriesDuringRemoval(long firstSequence) {
    return new JournalQueries(new Kept(journal, 1, firstSequence), new FileTables());
  }

  /** Hands over a journal from an entry on. */
  private record Kept(Journal whole, long said, long firstSequence) implements SessionJournal {
    @Override
    public Journal journal() {
      InvocationHandler shortened =
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "firstSequence" -> said;
                case "entries" -> whole.entriesFrom(firstSequence);
                default -> method.invoke(whole, arguments);
              };
      return Journal.class.cast(
          Proxy.newProxyInstance(
              RecordedSession.class.getClassLoader(), new Class<?>[] {Journal.class}, shortened));
    }

    @Override
    public List<Instrument> instruments() {
      return List.of(COIN);
    }

    @Override
    public List<String> podNames() {
      return List.of("alpha-one", "beta");
    }
  }

  void apply(Input input) {
    journal.append(EntryKind.INPUT, codec.encode(input));
    kernel.apply(
        input, decision -> journal.append(EntryKind.DECISION, DecisionCodec.encode(decision)));
  }

  void bar(long price) {
    apply(
        new Input.BarClosed(
            0,
            BarSeries.builder(COIN, MINUTE)
                .add(time, price, price + 10, price - 10, price, FixedPoint.ONE * 100)
                .build()
                .bar(0)));
    time += MINUTE;
  }

  static OrderDraft draft() {
    return new OrderDraft(COIN);
  }

  void intent(int pod, OrderDraft draft) {
    apply(new Input.IntentMade(pod, draft.toIntent()));
  }

  static PodLimits limits(long maxPosition) {
    return new PodLimits(
        maxPosition * FixedPoint.ONE, 1_000_000 * FixedPoint.ONE, 1_000, FixedPoint.ONE);
  }

  static Input.PodDefinition definition(String name) {
    return new Input.PodDefinition(
        name,
        "busy",
        List.of(0),
        100_000 * FixedPoint.ONE,
        limits(10),
        new TreeMap<>(),
        Input.AccountType.CASH);
  }

  /** Everything that the tests ask for. */
  RecordedSession play() {
    apply(new Input.SessionOpened("USD", 8, "BTC/USD", "abc", MINUTE, FixedPoint.ONE, 1, false));
    apply(new Input.InstrumentAdded(COIN, SimulationModel.DEFAULT));
    apply(new Input.PodAdded(definition("alpha-one"), "hash"));
    apply(new Input.PodBound(0, "busy", "1.2.0", "0123456789abcdef"));
    apply(new Input.PodAdded(definition("beta"), "hash"));
    apply(new Input.PodBound(1, "busy", "1.2.0", "0123456789abcdef"));
    bar(100_000);
    firstDay();
    time += 6 * MINUTE;
    bar(100_100);
    secondDay();
    return this;
  }

  private void firstDay() {
    long one = FixedPoint.ONE;
    intent(0, draft().market(io.slipstream.api.order.Side.BUY, one).because("UP", 1.5, 2));
    bar(100_050);
    intent(0, draft().limit(io.slipstream.api.order.Side.BUY, one, 90_000).postOnly());
    bar(100_050);
    apply(new Input.ReplaceRequested(0, 2, 2 * one, 91_000, 0));
    bar(100_050);
    apply(new Input.CancelRequested(0, 2));
    bar(100_050);
    intent(1, draft().market(io.slipstream.api.order.Side.BUY, 50 * one));
  }

  private void secondDay() {
    long one = FixedPoint.ONE;
    apply(new Input.PodLimitsSet(1, limits(5), "risk-officer"));
    intent(1, draft().limit(io.slipstream.api.order.Side.BUY, one, 95_000));
    bar(100_100);
    apply(new Input.TradingStateSet(TradingState.HALTED, "admin", "drill"));
    bar(100_100);
    apply(new Input.TradingStateSet(TradingState.ACTIVE, "admin", "drill over"));
    apply(new Input.PodSuspended(1, "platform", "threw <IllegalStateException>"));
    apply(new Input.PodResumed(1, "admin"));
    bar(100_100);
  }

  @Override
  public void close() {
    journal.close();
  }
}
