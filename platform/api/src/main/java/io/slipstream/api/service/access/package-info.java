/** Who may use the console. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.access;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
