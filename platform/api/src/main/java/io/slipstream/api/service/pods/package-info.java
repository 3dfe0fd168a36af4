/** What every pod answers, in this process or over HTTP, and how remote pods join. */
@Export
@Version("0.1.0")
package io.slipstream.api.service.pods;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
