/** The append-only log of inputs and decisions. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.journal;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
