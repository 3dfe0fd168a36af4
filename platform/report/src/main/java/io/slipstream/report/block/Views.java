package io.slipstream.report.block;

import java.util.ArrayList;
import java.util.List;

/** Blocks in the same place, one of them shown; chosen without a script. */
public final class Views implements Block {
  private static final int MOST = 4;

  private final String id;
  private final List<String> names = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();

  /**
   * A place for up to four.
   *
   * @param id its own in the page, letters and digits
   */
  public Views(String id) {
    this.id = id;
  }

  /** Adds one; the first is shown at the beginning. */
  public Views view(String name, Block block) {
    if (names.size() == MOST) {
      throw new IllegalArgumentException(id + " has " + MOST + " views already");
    }
    names.add(name);
    blocks.add(block);
    return this;
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<div class=\"views\">");
    for (int i = 0; i < names.size(); i++) {
      html.append("<input type=\"radio\" class=\"v").append(i).append("\" name=\"").append(id);
      html.append("\" id=\"").append(id).append(i).append('"');
      html.append(i == 0 ? " checked=\"checked\"" : "").append("/><label for=\"").append(id);
      html.append(i).append("\">").append(Markup.escape(names.get(i))).append("</label>");
    }
    for (int i = 0; i < blocks.size(); i++) {
      html.append("<div class=\"v").append(i).append("\">").append(blocks.get(i).html());
      html.append("</div>");
    }
    return html.append("</div>\n").toString();
  }
}
