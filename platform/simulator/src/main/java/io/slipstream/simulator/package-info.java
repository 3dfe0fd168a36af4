/** The simulated venue. */
@Export
@Version("0.1.0")
package io.slipstream.simulator;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
