/** The deterministic trading engine: the only mutable trading state. */
@Export
@Version("0.1.0")
package io.slipstream.kernel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
