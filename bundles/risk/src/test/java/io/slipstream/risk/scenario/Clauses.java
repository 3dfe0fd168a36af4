package io.slipstream.risk.scenario;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.kernel.Input.AccountType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What stands between the commas of a sentence about an instrument, a pod or an order. */
final class Clauses {
  private static final String INSTRUMENT =
      "tick 0.01, lot 0.1, minimum 1, minimum notional 10, margin 0.2, multiplier 50, decimals 2 4,"
          + " fed by bars|quotes|trades|book, latency 5, participation 1,"
          + " fees 0.001";
  private static final String POD =
      "on margin, position up to 10, notional up to 1000, 3 orders a minute, day loss up to 0.1";
  private static final String ORDER =
      "at the market, at 101.5, stop 99, stop 99 limit 98, trailing by 2, reduce only, post only,"
          + " for the day";
  private static final String PLENTY = "1000000000";

  private Clauses() {}

  private static List<String[]> split(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(clause -> !clause.isEmpty())
        .map(clause -> clause.split(" +", -1))
        .toList();
  }

  private static String last(String[] clause) {
    return clause[clause.length - 1];
  }

  /** All but its last word. */
  private static String head(String[] clause) {
    return String.join(" ", Arrays.copyOf(clause, clause.length - 1));
  }

  private static IllegalArgumentException wrong(String[] clause, String allowed) {
    return new IllegalArgumentException(
        "'" + String.join(" ", clause) + "' is none of: " + allowed);
  }

  static Instrument instrument(String symbol, String currency, int cashScale, String text) {
    int price = 2;
    int quantity = 4;
    for (String[] clause : split(text)) {
      if (clause[0].equals("decimals") && clause.length == 3) {
        price = Integer.parseInt(clause[1]);
        quantity = Integer.parseInt(clause[2]);
      }
    }
    Instrument.Builder terms =
        Instrument.builder(symbol, currency).scales(price, quantity, cashScale);
    String leastQuantity = "0";
    String leastNotional = "0";
    for (String[] clause : split(text)) {
      String value = last(clause);
      switch (head(clause)) {
        case "tick" -> terms.tickSize(FixedPoint.parse(value, price));
        case "lot" -> terms.lotSize(FixedPoint.parse(value, quantity));
        case "minimum" -> leastQuantity = value;
        case "minimum notional" -> leastNotional = value;
        case "margin" -> terms.margin(FixedPoint.parse(value), FixedPoint.parse(value) / 2);
        case "multiplier" -> terms.multiplier(FixedPoint.parse(value));
        case "fees" -> terms.commission(FixedPoint.parse(value), FixedPoint.parse(value));
        case "fed by", "latency", "participation" -> {}
        default -> {
          if (!clause[0].equals("decimals")) {
            throw wrong(clause, INSTRUMENT);
          }
        }
      }
    }
    return terms
        .minimum(
            FixedPoint.parse(leastQuantity, quantity), FixedPoint.parse(leastNotional, cashScale))
        .build();
  }

  /** Quotes, unless the text has another feed. */
  static SimulationModel model(String text) {
    SimulationModel model = SimulationModel.DEFAULT.withFeed(ExecutionFeed.QUOTES);
    for (String[] clause : split(text)) {
      if (head(clause).equals("fed by")) {
        model = model.withFeed(ExecutionFeed.valueOf(last(clause).toUpperCase(Locale.ROOT)));
      } else if (head(clause).equals("latency")) {
        model = model.withLatency(Long.parseLong(last(clause)) * Stage.SECOND, 0);
      } else if (head(clause).equals("participation")) {
        model = model.withMaxParticipation(FixedPoint.parse(last(clause)));
      }
    }
    return model;
  }

  static AccountType account(String text) {
    return split(text).stream().anyMatch(clause -> String.join(" ", clause).equals("on margin"))
        ? AccountType.MARGIN
        : AccountType.CASH;
  }

  static PodLimits limits(String text, Stage stage) {
    long position = FixedPoint.parse(PLENTY);
    long notional = stage.money(PLENTY);
    int orders = Integer.MAX_VALUE;
    long loss = FixedPoint.ONE;
    for (String[] clause : split(text)) {
      String whole = String.join(" ", clause);
      if (whole.matches("\\d+ orders a minute")) {
        orders = Integer.parseInt(clause[0]);
      } else if (head(clause).equals("position up to")) {
        position = FixedPoint.parse(last(clause));
      } else if (head(clause).equals("notional up to")) {
        notional = stage.money(last(clause));
      } else if (head(clause).equals("day loss up to")) {
        loss = FixedPoint.parse(last(clause));
      } else if (!whole.equals("on margin")) {
        throw wrong(clause, POD);
      }
    }
    return new PodLimits(position, notional, orders, loss);
  }

  static OrderDraft order(Instrument instrument, Side side, String quantity, String text) {
    OrderDraft draft = new OrderDraft(instrument);
    long wanted = instrument.quantity(quantity);
    for (String[] clause : split(text)) {
      String value = last(clause);
      switch (String.join(" ", clause).replaceAll(" -?[0-9][0-9.]*", " #")) {
        case "at the market" -> draft.market(side, wanted);
        case "at #" -> draft.limit(side, wanted, instrument.price(value));
        case "stop #" -> draft.stopMarket(side, wanted, instrument.price(value));
        case "stop # limit #" ->
            draft.stopLimit(side, wanted, instrument.price(clause[1]), instrument.price(value));
        case "trailing by #" -> draft.trailingByOffset(side, wanted, instrument.price(value));
        case "reduce only" -> draft.reduceOnly();
        case "post only" -> draft.postOnly();
        case "for the day" -> draft.timeInForce(TimeInForce.DAY);
        default -> throw wrong(clause, ORDER);
      }
    }
    return draft;
  }
}
