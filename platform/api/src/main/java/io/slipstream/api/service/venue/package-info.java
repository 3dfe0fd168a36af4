/** Venues and the orders they see. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.venue;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
