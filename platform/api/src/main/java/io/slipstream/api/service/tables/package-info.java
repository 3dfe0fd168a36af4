/** Rows written to files that other tools read. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.tables;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
