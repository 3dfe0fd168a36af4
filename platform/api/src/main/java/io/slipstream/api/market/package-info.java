/** Instruments, bars and the fixed-point numbers of the ledger: what authors see of the market. */
@Export
@Version("0.1.0")
package io.slipstream.api.market;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
