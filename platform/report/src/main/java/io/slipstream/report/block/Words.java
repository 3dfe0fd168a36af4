package io.slipstream.report.block;

/**
 * A remark.
 *
 * @param text one paragraph
 */
public record Words(String text) implements Block {
  @Override
  public String html() {
    return "<p class=\"note\">" + Markup.escape(text) + "</p>\n";
  }
}
