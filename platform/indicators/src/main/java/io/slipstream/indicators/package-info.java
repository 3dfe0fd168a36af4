/** Streaming indicators: one update a value, no allocation. */
@Export
@Version("0.1.0")
package io.slipstream.indicators;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
