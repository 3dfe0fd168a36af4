/** Performance measurement of pods and backtests. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.analytics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
