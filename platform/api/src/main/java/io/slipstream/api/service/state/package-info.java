/** Canonical state, written section by section, and its hash. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.state;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
