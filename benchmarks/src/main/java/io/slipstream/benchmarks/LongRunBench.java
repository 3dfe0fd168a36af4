package io.slipstream.benchmarks;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.simulator.SimulatedVenue;
import java.util.ArrayList;
import java.util.List;

/** Long runs once, cold, as a user starts one: time, and the memory they need. */
final class LongRunBench {
  private static final int INSTRUMENTS = 500;
  private static final int DAYS = 20 * 252;
  private static final int MINUTES = 10 * 365 * 1440;

  private Session session;

  /** 500 instruments, 20 years of trading days, one pod on all of them. */
  List<Figure> daily() {
    List<BarSeries> all = new ArrayList<>();
    for (int i = 0; i < INSTRUMENTS; i++) {
      all.add(Market.walk("S" + i, Market.DAY, DAYS, i));
    }
    List<Instrument> instruments = all.stream().map(BarSeries::instrument).toList();
    return measured(
        "kernel.scale.500x20y", () -> playDays(all, instruments), INSTRUMENTS * (double) DAYS);
  }

  private void playDays(List<BarSeries> all, List<Instrument> instruments) {
    session = new Session(SimulatedVenue.ofBacktest(), SimulationModel.DEFAULT, instruments);
    session.add(new ManyAverages());
    BarSeries.Cursor[] bars = all.stream().map(BarSeries::cursor).toArray(BarSeries.Cursor[]::new);
    for (int day = 0; day < DAYS; day++) {
      for (int i = 0; i < bars.length; i++) {
        bars[i].advance();
        session.loop().onBar(i, bars[i]);
      }
      session.loop().endSlice();
    }
    session.check();
  }

  /** One instrument, ten years of minutes. */
  List<Figure> minutes() {
    BarSeries series = Market.walk("BTC-USD", Market.MINUTE, MINUTES, 5);
    return measured("kernel.scale.10y-minutes", () -> playMinutes(series), MINUTES);
  }

  private void playMinutes(BarSeries series) {
    session =
        new Session(
            SimulatedVenue.ofBacktest(), SimulationModel.DEFAULT, List.of(series.instrument()));
    session.add(new TwoAverages(20, 60));
    session.play(series);
  }

  private List<Figure> measured(String name, Runnable run, double bars) {
    double data = Timing.reachable();
    Timing.resetPeak();
    double time = Timing.seconds(run);
    double peak = Timing.peak();
    System.out.printf("    %,d fills, %,.0f bars/s%n", session.fills(0), bars / time);
    double with = Timing.reachable();
    session = null;
    double own = with - Timing.reachable();
    return List.of(
        Figure.of(name, time, "s"),
        Figure.of(name + ".data", data, "MB"),
        Figure.of(name + ".memory", own, "MB"),
        Figure.of(name + ".peak", peak, "MB"));
  }
}
