/** The pages of a backtest run and of a sweep, from plain numbers and texts. */
@Export
@Version("0.1.0")
package io.slipstream.report.page;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
