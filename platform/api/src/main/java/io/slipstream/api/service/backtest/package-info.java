/** Backtests on demand. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.backtest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
