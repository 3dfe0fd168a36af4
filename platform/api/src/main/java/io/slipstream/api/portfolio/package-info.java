/** A pod's position and account, read-only. */
@Export
@Version("0.1.0")
package io.slipstream.api.portfolio;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
