/** Who is told of violations, how, and until when. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.alerts;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
