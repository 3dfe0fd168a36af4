/** Installed plugins and why a jar was refused. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.plugin;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
