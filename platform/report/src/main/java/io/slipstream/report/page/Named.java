package io.slipstream.report.page;

import io.slipstream.report.block.Block;
import io.slipstream.report.block.Markup;

/**
 * A small heading.
 *
 * @param text of it
 */
record Named(String text) implements Block {
  @Override
  public String html() {
    return "<h3>" + Markup.sentence(text) + "</h3>\n";
  }
}
