package io.slipstream.report.block;

/**
 * Words where a chart or table cannot be.
 *
 * @param reason why not
 */
public record Missing(String reason) implements Block {
  @Override
  public String html() {
    return "<p class=\"missing\">" + Markup.escape(reason) + "</p>\n";
  }
}
