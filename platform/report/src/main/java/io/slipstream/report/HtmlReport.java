package io.slipstream.report;

import java.util.List;

/**
 * Builds one self-contained HTML page from titles, tables and charts; it loads nothing, so it works
 * offline and prints.
 */
public final class HtmlReport {
  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;color:#1c2733;max-width:70rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
      p.note{color:#5b6b7b;margin:.2rem 0}
      table{border-collapse:collapse;width:100%}
      th,td{padding:.35rem .7rem;border-bottom:1px solid #dde4ea;text-align:right;white-space:nowrap}
      th:first-child,td:first-child{text-align:left}
      .scroll{overflow-x:auto}
      svg{width:100%;height:auto;background:#fbfcfd;border:1px solid #dde4ea}
      svg text{font:12px system-ui,sans-serif;fill:#5b6b7b}
      @media(prefers-color-scheme:dark){body{background:#10161c;color:#dbe4ec}
      th,td{border-color:#2a3742}svg{background:#141c24;border-color:#2a3742}}
      @media print{body{margin:0;max-width:none}svg,table{break-inside:avoid}}
      """;

  private final StringBuilder body = new StringBuilder();
  private final String title;

  /** A page with this title. */
  public HtmlReport(String title) {
    this.title = title;
    body.append("<h1>").append(escape(title)).append("</h1>\n");
  }

  /** A heading. */
  public HtmlReport heading(String text) {
    body.append("<h2>").append(escape(text)).append("</h2>\n");
    return this;
  }

  /** A remark. */
  public HtmlReport note(String text) {
    body.append("<p class=\"note\">").append(escape(text)).append("</p>\n");
    return this;
  }

  /** A table; every row has as many cells as the header. */
  public HtmlReport table(List<String> header, List<List<String>> rows) {
    body.append("<div class=\"scroll\"><table><thead>");
    row(header, "th");
    body.append("</thead><tbody>");
    rows.forEach(row -> row(row, "td"));
    body.append("</tbody></table></div>\n");
    return this;
  }

  private void row(List<String> cells, String tag) {
    body.append("<tr>");
    for (String cell : cells) {
      body.append('<').append(tag).append('>').append(escape(cell));
      body.append("</").append(tag).append('>');
    }
    body.append("</tr>\n");
  }

  /** A chart of lines over time. */
  public HtmlReport chart(LineChart chart) {
    body.append(chart.svg()).append('\n');
    return this;
  }

  /** The whole page. */
  public String html() {
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>"
        + escape(title)
        + "</title><style>\n"
        + STYLE
        + "</style></head><body>\n"
        + body
        + "</body></html>\n";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
