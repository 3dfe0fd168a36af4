/** Operator services and the one read model that shell and console share. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.operations;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
