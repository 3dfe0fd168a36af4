/** Research: many backtests of one strategy, and what they prove. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.backtest.research;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
