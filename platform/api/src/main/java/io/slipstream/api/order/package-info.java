/** Order intents, order states and fills: what authors see of trading. */
@Export
@Version("0.1.0")
package io.slipstream.api.order;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
