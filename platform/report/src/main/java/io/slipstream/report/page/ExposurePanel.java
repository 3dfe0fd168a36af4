package io.slipstream.report.page;

import io.slipstream.report.HtmlReport;
import io.slipstream.report.block.Ink;
import io.slipstream.report.block.LineChart;
import io.slipstream.report.block.Unit;
import io.slipstream.report.page.Books.Inked;
import io.slipstream.report.page.RunPage.Exposure;

/** How much of the equity was in the market. */
final class ExposurePanel {
  private ExposurePanel() {}

  static void add(HtmlReport report, RunPage page) {
    report.heading("Exposure");
    Exposure total = page.total().exposure();
    if (total == null) {
      report.note("N/A: exposure was not recorded.");
      return;
    }
    report.note(
        "Notionals as a share of equity at each close. The total held a position at "
            + Unit.PERCENT.text(held(total))
            + " of them; gross exposure was "
            + Unit.PERCENT.text(mean(total.gross()))
            + " on average, net "
            + Unit.PERCENT.text(mean(total.net()))
            + ".");
    LineChart chart = new LineChart("Exposure as a share of equity", Unit.PERCENT);
    chart.area("gross, " + page.total().name(), Ink.TOTAL, total.times(), total.gross());
    chart.line("net, " + page.total().name(), Ink.BENCHMARK, total.times(), total.net());
    report.add(chart);
    LineChart pods = new LineChart("Gross exposure of each pod, of its equity", Unit.PERCENT);
    boolean hasPods = false;
    for (Inked pod : Books.pods(page)) {
      Exposure exposure = pod.book().exposure();
      if (exposure != null) {
        pods.line(pod.name(), pod.ink(), exposure.times(), exposure.gross());
        hasPods = true;
      }
    }
    if (hasPods) {
      report.add(new Named("Gross exposure of each pod, of its own equity")).add(pods.showing(0));
    }
  }

  private static double held(Exposure exposure) {
    long held = 0;
    for (double gross : exposure.gross()) {
      held += gross > 0 ? 1 : 0;
    }
    return (double) held / exposure.gross().length;
  }

  private static double mean(double[] values) {
    double sum = 0;
    long count = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        sum += value;
        count++;
      }
    }
    return sum / count;
  }
}
