/** What a plugin implements and what it is handed. */
@Export
@Version("0.1.0")
package io.slipstream.api.strategy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
