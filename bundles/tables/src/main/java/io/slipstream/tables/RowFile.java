package io.slipstream.tables;

import java.io.Closeable;
import java.io.IOException;

/** A file of one format, open for rows whose cells fit. */
interface RowFile extends Closeable {
  void row(Object[] cells) throws IOException;
}
