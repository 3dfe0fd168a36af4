/** Desks: pods that decide together on the same instruments. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.coordination;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
