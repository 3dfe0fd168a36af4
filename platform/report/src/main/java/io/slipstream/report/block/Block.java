package io.slipstream.report.block;

/** A piece of a page: well-formed markup that loads nothing, with every text escaped. */
public interface Block {
  /** The markup; the styles it needs are the page's. */
  String html();
}
