package io.slipstream.api.service.journal;

/**
 * One entry.
 *
 * @param sequence position in the journal, 1 upwards without a gap
 * @param kind input or decision
 * @param payload its encoded content, not to be changed
 */
public record JournalEntry(long sequence, EntryKind kind, byte[] payload) {}
