/** The pre-trade gate. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.risk;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
