/** Formulas the departments share. */
@Export
@Version("0.1.0")
package io.slipstream.statistics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
