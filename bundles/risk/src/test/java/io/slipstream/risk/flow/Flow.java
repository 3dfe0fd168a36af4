package io.slipstream.risk.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateHash;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KeptQuote;
import io.slipstream.kernel.Order;
import io.slipstream.kernel.TradingKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * A random session through the real kernel. Each answer of the gate is compared with the oracle's:
 * an order leaves if and only if it passes no limit, and a denial, or a warning, has a limit and
 * numbers that the oracle found too.
 */
final class Flow {
  private static final int STEPS = 45;

  /** What the oracle does not look at. */
  private static final Set<DenialCode> ELSEWHERE =
      Set.of(
          DenialCode.LOT_SIZE,
          DenialCode.TICK_SIZE,
          DenialCode.LIQUIDATING,
          DenialCode.NO_MARKET_PRICE,
          DenialCode.NO_CURRENCY_RATE,
          DenialCode.NOT_REPLACEABLE,
          DenialCode.REPLACE_BELOW_FILLED,
          DenialCode.POD_DAILY_LOSS,
          DenialCode.PORTFOLIO_DAILY_LOSS);

  /** How often each denial was given; null counts what left. */
  final Map<DenialCode, Integer> denials = new EnumMap<>(DenialCode.class);

  int passed;
  int warned;

  private final SplittableRandom random;
  private final Plan plan;
  private final Drafts drafts;
  private final Kernels kernels = new Kernels();
  private final Worth worth;
  private final Habits habits;
  private final Map<String, Long> wanted = new TreeMap<>();
  private final long[] prices;
  private RiskLimits limits = RiskLimits.NONE;
  private long time = Plan.START;

  Flow(long seed) {
    random = new SplittableRandom(seed);
    plan = new Plan(random);
    drafts = new Drafts(random, plan);
    worth = new Worth(plan.cashScale);
    habits = new Habits(plan);
    prices = plan.firstPrice.clone();
  }

  private TradingKernel kernel() {
    return kernels.kernel();
  }

  void play() {
    setUp();
    for (int step = 0; step < STEPS; step++) {
      int dice = random.nextInt(100);
      if (dice < 52) {
        intent();
      } else if (dice < 62) {
        replace();
      } else if (dice < 68) {
        cancel();
      } else if (dice < 88) {
        quote(random.nextInt(plan.instruments.size()));
      } else {
        operate(dice);
      }
    }
    kernels.requireSame();
  }

  private void operate(int dice) {
    switch (dice) {
      case 88, 89 -> setRate();
      case 90, 91 -> setLimits();
      case 92 -> allocate();
      case 93 -> reenable();
      case 94 -> setState(random.nextInt(3) == 0 ? TradingState.REDUCING : TradingState.ACTIVE);
      case 95, 96 -> setState(TradingState.ACTIVE);
      case 97 -> kernels.restore();
      // Of one of the two: that somebody looks must change nothing.
      case 98 -> kernel().limitUsage();
      default -> pass();
    }
  }

  private void setUp() {
    apply(
        new Input.SessionOpened("USD", plan.cashScale, "", "", Plan.SECOND, 100_000_000, 7, false));
    for (int i = 0; i < plan.instruments.size(); i++) {
      apply(new Input.InstrumentAdded(plan.instruments.get(i), plan.models.get(i)));
    }
    plan.pods.forEach(pod -> apply(new Input.PodAdded(pod, "")));
    apply(new Input.TimePassed(time));
    setRate();
    for (int i = 0; i < plan.instruments.size(); i++) {
      quote(i);
    }
    setLimits();
  }

  private List<Decision> apply(Input input) {
    List<Decision> decisions = kernels.apply(input);
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Filled filled) {
        habits.filled(filled);
      } else if (decision instanceof Decision.OrderReplaced replaced) {
        wanted.remove(Books.key(replaced.pod(), replaced.order()));
      } else if (decision instanceof Decision.RequestRejected refused
          && code(refused.reason()) == null) {
        wanted.remove(Books.key(refused.pod(), refused.order()));
      }
    }
    return decisions;
  }

  private void setRate() {
    if (plan.instruments.size() > 2) {
      long cents = 80L + random.nextInt(60);
      long more = plan.cashScale == 8 ? 1_000_000 : 1;
      apply(new Input.CurrencyRateSet("EUR", cents * more, 100));
      worth.setRate("EUR", cents * more, 100);
    }
  }

  private void setLimits() {
    String text = plan.limits();
    apply(new Input.LimitsSet(text, "officer", "why not"));
    limits = RiskLimits.parse(text);
  }

  private void setState(TradingState state) {
    apply(new Input.TradingStateSet(state, "officer", "why not"));
  }

  private void reenable() {
    int pod = random.nextInt(plan.pods.size());
    apply(new Input.PodReenabled(pod, "officer", "why not"));
    habits.reenable(pod);
  }

  private void pass() {
    time += random.nextLong(20 * Plan.SECOND);
    apply(new Input.TimePassed(time));
  }

  private void allocate() {
    List<Allotment> allotments = new ArrayList<>();
    for (Input.PodDefinition pod : plan.pods) {
      long target = pod.capital() / 10 * (7 + random.nextInt(7));
      allotments.add(new Allotment(pod.name(), 0.1, target, "why not"));
    }
    apply(new Input.CapitalAllocated(time, "test", allotments));
  }

  private void quote(int instrument) {
    Instrument terms = plan.instruments.get(instrument);
    if (random.nextInt(3) > 0) {
      time += random.nextLong(3 * Plan.SECOND);
    }
    long price = prices[instrument];
    if (random.nextBoolean()) {
      long step = Math.max(1, price / 20);
      price = Math.max(3, price + random.nextLong(-step, step + 1));
      prices[instrument] = price;
    }
    long spread = random.nextInt(3);
    long size = (1 + random.nextInt(15)) * Math.max(terms.lotSize(), terms.quantity("1"));
    apply(
        new Input.QuoteChanged(
            instrument,
            new KeptQuote(terms.symbol(), time, time, price - spread, size, price + spread, size)));
  }

  private Books books() {
    return new Books(kernel(), plan.instruments.size(), wanted);
  }

  private void intent() {
    int pod = random.nextInt(plan.pods.size());
    int instrument = random.nextInt(plan.instruments.size());
    OrderIntent intent = drafts.draft(instrument, prices).toIntent();
    Oracle.Wish wish =
        new Oracle.Wish(
            pod, instrument, intent, intent.orderQty(), intent.limitPrice(), intent.stopPrice());
    ask(new Input.IntentMade(pod, intent), books(), wish, null);
  }

  private Order anyOrder(Books books) {
    return books.working.isEmpty() ? null : books.working.get(random.nextInt(books.working.size()));
  }

  private void replace() {
    Books books = books();
    Order order = anyOrder(books);
    if (order == null || order.number() >= 1L << 39) {
      return;
    }
    long quantity = random.nextInt(4) == 0 ? order.orderQty() : drafts.quantity(order.instrument());
    long limit = order.type().hasLimit() ? drafts.price(order.instrumentNumber(), prices) : 0;
    long stop = order.stopPrice() == 0 ? 0 : drafts.price(order.instrumentNumber(), prices);
    long left = quantity - order.cumQty();
    books.remove(order);
    Oracle.Wish wish =
        new Oracle.Wish(order.pod(), order.instrumentNumber(), order, left, limit, stop);
    Input.ReplaceRequested input =
        new Input.ReplaceRequested(order.pod(), order.number(), quantity, limit, stop);
    ask(input, books, wish, order);
  }

  private void cancel() {
    Books books = books();
    Order order = anyOrder(books);
    if (order != null && order.number() < 1L << 39) {
      apply(new Input.CancelRequested(order.pod(), order.number()));
      habits.message(order.pod(), time);
    }
  }

  /** {@code books} are without the order that is to be replaced, if there is one. */
  private void ask(Input.PodRequest input, Books books, Oracle.Wish wish, Order replaced) {
    Oracle oracle = new Oracle(kernel(), plan, worth, limits);
    boolean pending =
        replaced != null && wanted.containsKey(Books.key(wish.pod(), replaced.number()));
    List<Finding> expected = new ArrayList<>();
    if (wish.quantity() > 0 && !pending) {
      expected.addAll(oracle.findings(books, wish));
      expected.addAll(habits.findings(limits, wish, time, books.waiting(wish.pod(), replaced)));
    }
    After before = After.of(oracle, books(), wish);
    StateHash hash = random.nextInt(10) == 0 ? kernel().stateHash() : null;
    String state = hash == null ? "" : describe(books());
    long number = replaced == null ? 0 : replaced.number();
    List<Decision> decisions = apply(input);
    DenialCode denial = denial(decisions);
    if (denial == null) {
      passed++;
      requireAllowed(expected, decisions, input);
      habits.message(wish.pod(), time);
      habits.made(wish, time);
      if (replaced != null && replaced.wishClientOrderId().contains("/") && isPending(decisions)) {
        wanted.put(Books.key(wish.pod(), number), wish.quantity() + replaced.cumQty());
      }
      if (!wish.terms().isReduceOnly() || wish.quantity() <= Oracle.reducible(books, wish)) {
        before.requireKept(oracle, books(), wish, input);
      }
    } else {
      denials.merge(denial, 1, Integer::sum);
      requireDenied(expected, decisions, denial, input);
      if (hash != null) {
        requireUnchanged(hash, state, wish, replaced != null);
      }
    }
  }

  private static boolean isPending(List<Decision> decisions) {
    return decisions.stream()
        .noneMatch(
            d -> d instanceof Decision.OrderReplaced || d instanceof Decision.RequestRejected);
  }

  /** Null when it left; a venue that refuses a replacement is no denial. */
  private static DenialCode denial(List<Decision> decisions) {
    for (Decision decision : decisions) {
      if (decision instanceof Decision.IntentDenied denied) {
        return denied.verdict().denial();
      } else if (decision instanceof Decision.RequestRejected rejected
          && code(rejected.reason()) != null) {
        return code(rejected.reason());
      }
    }
    return null;
  }

  /** Null when it is the venue's reason. */
  private static DenialCode code(String reason) {
    return Arrays.stream(DenialCode.values())
        .filter(code -> code.name().equals(reason))
        .findFirst()
        .orElse(null);
  }

  private void requireAllowed(List<Finding> expected, List<Decision> decisions, Input input) {
    List<Finding> warnings = new ArrayList<>();
    for (Decision decision : decisions) {
      if (decision instanceof Decision.LimitWarned warning) {
        warnings.add(Finding.of(warning.verdict(), true));
      }
    }
    warned += warnings.size();
    assertTrue(
        expected.stream().allMatch(Finding::soft),
        () -> "left though it passes a limit: " + input + "\n" + expected);
    assertEquals(
        sorted(expected), sorted(warnings), () -> "other warnings than expected: " + input);
  }

  private static List<String> sorted(List<Finding> findings) {
    return findings.stream().map(Finding::toString).sorted().toList();
  }

  private static void requireDenied(
      List<Finding> expected, List<Decision> decisions, DenialCode denial, Input input) {
    if (ELSEWHERE.contains(denial)) {
      return;
    }
    for (Decision decision : decisions) {
      if (decision instanceof Decision.IntentDenied denied) {
        Verdict verdict = denied.verdict();
        assertTrue(
            expected.contains(Finding.of(verdict, false)),
            () -> "denied for no reason: " + input + "\n" + verdict + "\n" + expected);
      }
    }
    assertTrue(
        expected.stream().anyMatch(f -> !f.soft() && f.code() == denial),
        () -> "denied for no reason: " + input + "\n" + denial + "\n" + expected);
  }

  /**
   * A denial changes none of the sections but those that count inputs (session), keep denied orders
   * (orders, and the number of the pod's next one), and the gate's own; a denied replacement not
   * even those of orders and of the pod.
   */
  private void requireUnchanged(
      StateHash before, String state, Oracle.Wish wish, boolean replacement) {
    String own = "pod " + plan.pods.get(wish.pod()).name();
    Map<String, String> after = kernel().stateHash().sections();
    before
        .sections()
        .forEach(
            (section, hash) -> {
              boolean mayChange =
                  Set.of("session", "gate").contains(section)
                      || (!replacement && Set.of("orders", own).contains(section));
              assertTrue(mayChange || hash.equals(after.get(section)), section + " changed");
            });
    assertEquals(state, describe(books()), "a denial changed orders or the ledger");
  }

  private String describe(Books books) {
    StringBuilder text = new StringBuilder();
    for (int pod = 0; pod < plan.pods.size(); pod++) {
      text.append(kernel().account(pod).cash()).append(' ').append(kernel().equity(pod));
      for (int i = 0; i < plan.instruments.size(); i++) {
        text.append(' ').append(kernel().position(pod, i).quantity());
        text.append(' ').append(kernel().position(pod, i).openCost());
        text.append(' ').append(kernel().position(pod, i).realizedPnl());
      }
    }
    for (Order order : books.working) {
      LongStream.of(
              order.pod(),
              order.number(),
              order.orderQty(),
              order.cumQty(),
              order.limitPrice(),
              order.stopPrice())
          .forEach(value -> text.append(' ').append(value));
      text.append(order.state());
    }
    return text.toString();
  }
}
