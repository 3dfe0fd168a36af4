package io.slipstream.runtime;

import io.slipstream.api.service.journal.Journal;

/**
 * What engines of one session have in common.
 *
 * @param journal of the session
 * @param publisher tells the bus what is durable
 * @param guard knows which calls did not come back
 * @param desks what desks decided
 */
record Recording(Journal journal, DurablePublisher publisher, CallGuard guard, DeskBook desks) {}
