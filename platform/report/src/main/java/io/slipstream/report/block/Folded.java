package io.slipstream.report.block;

import java.util.List;

/**
 * Blocks that are opened on demand.
 *
 * @param title always seen
 */
public record Folded(String title, List<Block> blocks) implements Block {
  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<details><summary>");
    html.append(Markup.escape(title)).append("</summary>");
    blocks.forEach(block -> html.append(block.html()));
    return html.append("</details>\n").toString();
  }
}
