/** Runs a strategy on bars in a plain test, with the engine that trades. */
@Export
@Version("0.1.0")
package io.slipstream.testkit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
