/** Pieces of a page: charts, tables, figures in a row; each escapes what it shows. */
@Export
@Version("0.1.0")
package io.slipstream.report.block;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
