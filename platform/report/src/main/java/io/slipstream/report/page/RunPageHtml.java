package io.slipstream.report.page;

import io.slipstream.report.HtmlReport;
import io.slipstream.report.page.Returns.Step;

/** The page of a run as one HTML file. */
public final class RunPageHtml {
  private RunPageHtml() {}

  /** The whole file. */
  public static String of(RunPage page) {
    HtmlReport report = new HtmlReport(page.title());
    Step step = Step.of(page.total().curve(), page.daysPerYear());
    SummaryPanel.add(report, page);
    CurvePanels.equity(report, page);
    CurvePanels.drawdown(report, page);
    MonthPanel.add(report, page);
    ReturnPanels.rolling(report, page, step);
    ReturnPanels.distribution(report, page, step);
    ExposurePanel.add(report, page);
    MarketPanel.add(report, page);
    ShareoutPanels.attribution(report, page);
    ShareoutPanels.costs(report, page);
    CorrelationPanel.add(report, page);
    OverfittingPanel.add(report, page.overfitting());
    TradePanel.add(report, page);
    ExtraPanels.tables(report, page.extras());
    ExtraPanels.manifest(report, page.manifest());
    return report.html();
  }
}
