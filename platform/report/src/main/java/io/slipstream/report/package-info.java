/** Self-contained HTML reports from values. */
@Export
@Version("0.1.0")
package io.slipstream.report;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
