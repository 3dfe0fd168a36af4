package io.slipstream.kernel;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.coordination.DeskVoice;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.LimitLevel;
import io.slipstream.api.service.risk.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Decisions from the bytes that {@link DecisionCodec} wrote, for people and programs who read a
 * journal. The kernel itself never reads a decision back.
 */
public final class DecisionReader {
  private final Function<String, Instrument> instruments;

  /** {@code instruments} gives an instrument by its symbol, or null when it has none. */
  public DecisionReader(Function<String, Instrument> instruments) {
    this.instruments = instruments;
  }

  /**
   * The decision of these bytes.
   *
   * @throws KernelException when they are none
   */
  public Decision decode(byte[] bytes) {
    Bytes.In in = new Bytes.In(bytes);
    try {
      Decision decision = decode(in.takeByte(), in);
      in.requireEnd();
      return decision;
    } catch (IllegalArgumentException e) {
      throw new KernelException("an encoded decision does not fit: " + e.getMessage());
    }
  }

  private Decision decode(int kind, Bytes.In in) {
    return switch (kind) {
      case 65 -> denied(in);
      case 66 -> changed(in);
      case 67 -> new Decision.Filled(in.takeInt(), fill(in));
      case 68 ->
          new Decision.CapitalMoved(
              in.takeInt(),
              in.takeText(),
              in.takeDouble(),
              in.takeLong(),
              in.takeLong(),
              in.takeText());
      case 69 -> requestRejected(in);
      case 70 ->
          new Decision.CashAdjusted(
              in.takeInt(), in.takeText(), Decision.CashKind.valueOf(in.takeText()), in.takeLong());
      case 71 -> new Decision.Liquidated(in.takeInt(), in.takeLong(), in.takeLong());
      case 72 -> new Decision.BookGap(in.takeText(), in.takeLong(), in.takeLong());
      case 73 -> replaced(in);
      case 74 -> warned(in);
      case 75 -> decided(in);
      default -> throw new KernelException("an encoded decision has the unknown kind " + kind);
    };
  }

  private static Decision denied(Bytes.In in) {
    return new Decision.IntentDenied(
        in.takeInt(), in.takeLong(), in.takeText(), in.takeText(), verdict(in));
  }

  private static Decision warned(Bytes.In in) {
    return new Decision.LimitWarned(
        in.takeInt(), in.takeLong(), in.takeText(), in.takeText(), verdict(in));
  }

  private static Verdict verdict(Bytes.In in) {
    return new Verdict(
        DenialCode.valueOf(in.takeText()),
        in.takeLong(),
        in.takeLong(),
        LimitLevel.valueOf(in.takeText()),
        in.takeText());
  }

  private static Decision changed(Bytes.In in) {
    return new Decision.OrderChanged(
        in.takeInt(),
        in.takeLong(),
        in.takeText(),
        in.takeText(),
        OrderState.valueOf(in.takeText()),
        in.takeText(),
        in.takeLong(),
        in.takeLong(),
        in.takeLong());
  }

  private static Decision requestRejected(Bytes.In in) {
    return new Decision.RequestRejected(
        in.takeInt(), in.takeLong(), in.takeText(), in.takeText(), in.takeText(), in.takeLong());
  }

  private static Decision replaced(Bytes.In in) {
    return new Decision.OrderReplaced(
        in.takeInt(),
        in.takeLong(),
        in.takeText(),
        in.takeText(),
        in.takeLong(),
        in.takeLong(),
        in.takeLong(),
        in.takeLong());
  }

  private static Decision decided(Bytes.In in) {
    return new Decision.DeskDecided(
        in.takeText(),
        in.takeText(),
        in.takeText(),
        in.takeText(),
        in.takeLong(),
        in.takeLong(),
        in.takeLong(),
        opinions(in));
  }

  private static List<Decision.DeskOpinion> opinions(Bytes.In in) {
    List<Decision.DeskOpinion> opinions = new ArrayList<>();
    for (int left = in.takeInt(); left > 0; left--) {
      opinions.add(
          new Decision.DeskOpinion(
              in.takeText(),
              DeskVoice.Kind.valueOf(in.takeText()),
              in.takeText(),
              in.takeText(),
              in.takeLong(),
              in.takeLong(),
              in.takeLong(),
              in.takeLong()));
    }
    return opinions;
  }

  private KeptFill fill(Bytes.In in) {
    return new KeptFill(
        in.takeLong(),
        in.takeLong(),
        in.takeText(),
        in.takeText(),
        instrument(in.takeText()),
        Side.valueOf(in.takeText()),
        in.takeLong(),
        in.takeLong(),
        in.takeLong(),
        in.takeByte() != 0,
        in.takeLong());
  }

  private Instrument instrument(String symbol) {
    Instrument found = instruments.apply(symbol);
    if (found == null) {
      throw new KernelException("an encoded fill is of the unknown instrument '" + symbol + "'");
    }
    return found;
  }
}
