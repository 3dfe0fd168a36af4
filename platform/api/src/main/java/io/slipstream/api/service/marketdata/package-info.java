/** Recorded market data: catalog and import. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.marketdata;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
