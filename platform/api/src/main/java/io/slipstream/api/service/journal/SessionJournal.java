package io.slipstream.api.service.journal;

import io.slipstream.api.market.Instrument;
import java.util.List;

/**
 * The journal of the session that runs, with what its entries refer to by number and retention may
 * have removed; an OSGi service. Every question is refused with {@link
 * io.slipstream.api.service.operations.OperationRefusedException} when the session is not up.
 */
public interface SessionJournal {
  /** The journal, for reading. */
  Journal journal();

  /** Every instrument that was ever added, by its number. */
  List<Instrument> instruments();

  /** Names of all pods that were ever added, by their number. */
  List<String> podNames();
}
