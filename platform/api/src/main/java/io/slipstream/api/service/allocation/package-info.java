/** The allocation policy a session asks at each cycle. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.allocation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
