package io.slipstream.report;

import io.slipstream.report.block.Block;
import io.slipstream.report.block.Cell;
import io.slipstream.report.block.Markup;
import io.slipstream.report.block.Table;
import io.slipstream.report.block.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Builds one self-contained HTML page from titles, tables and charts; it loads nothing, so it works
 * offline and prints. The page forbids the browser to load anything and to run any other script
 * than its own, which only shows what a pointer is at.
 */
public final class HtmlReport {
  private static final int FEW_HEADINGS = 4;
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9,.]*\\s?%?|[nN]/[aA]|");

  private final StringBuilder body = new StringBuilder();
  private final List<String> headings = new ArrayList<>();
  private final String title;
  private boolean isSectionOpen;

  /** A page with this title. */
  public HtmlReport(String title) {
    this.title = title;
  }

  /** A heading; what follows belongs to it. */
  public HtmlReport heading(String text) {
    close();
    headings.add(text);
    open();
    body.append("<h2>").append(Markup.escape(text)).append("</h2>\n");
    return this;
  }

  /** A remark. */
  public HtmlReport note(String text) {
    return add(new Words(text));
  }

  /** A table; every row has as many cells as the header. Columns of numbers are right-aligned. */
  public HtmlReport table(List<String> header, List<List<String>> rows) {
    Table table = new Table(headings.isEmpty() ? title : headings.get(headings.size() - 1));
    for (int i = 0; i < header.size(); i++) {
      int column = i;
      if (i > 0 && rows.stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches())) {
        table.number(header.get(i));
      } else {
        table.text(header.get(i));
      }
    }
    rows.forEach(row -> table.row(row.stream().map(Cell::of).toList()));
    return add(table);
  }

  /** A chart, a table, or what else a page has. */
  public HtmlReport add(Block block) {
    if (!isSectionOpen) {
      open();
    }
    body.append(block.html());
    return this;
  }

  private void open() {
    body.append("<section id=\"s").append(headings.size()).append("\">");
    isSectionOpen = true;
  }

  private void close() {
    if (isSectionOpen) {
      body.append("</section>\n");
      isSectionOpen = false;
    }
  }

  /** The whole page. */
  public String html() {
    close();
    StringBuilder html = new StringBuilder(body.length() + 10_000);
    html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>");
    html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    html.append(" style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none';");
    html.append(" script-src '").append(PageScript.HASH).append("'\"/>");
    html.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"/>");
    html.append("<link rel=\"icon\" href=\"data:,\"/><title>").append(Markup.escape(title));
    html.append("</title><style>\n").append(PageStyle.TEXT).append("</style></head><body>\n");
    html.append("<header><h1>").append(Markup.sentence(title)).append("</h1></header>\n");
    if (headings.size() > FEW_HEADINGS) {
      contents(html);
    }
    html.append("<main>\n").append(body).append("</main>\n<script>");
    return html.append(PageScript.TEXT).append("</script></body></html>\n").toString();
  }

  private void contents(StringBuilder html) {
    html.append("<nav aria-label=\"Contents\">");
    for (int i = 0; i < headings.size(); i++) {
      html.append("<a href=\"#s").append(i + 1).append("\">");
      html.append(Markup.escape(headings.get(i))).append("</a> ");
    }
    html.append("</nav>\n");
  }
}
