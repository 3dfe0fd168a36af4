package io.slipstream.api.service.operations;

import io.slipstream.api.service.risk.ScopeState;
import io.slipstream.api.service.risk.TradingState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The session at one moment.
 *
 * @param status where it is
 * @param message more on the status, for people
 * @param tradingState what the portfolio may do
 * @param tradingStateReason why, empty at the start
 * @param scopes pods, instruments and venues that may not trade freely, whatever the portfolio may
 * @param eventTime time of the last event, null before the first
 * @param instrument symbol of the recorded market that is played
 * @param feed what is played and how fast, for people
 * @param progress share of the recorded data played, 0 to 1
 * @param equity of the portfolio: the pods and the treasury
 * @param treasury cash that belongs to no pod
 * @param currency all money is in
 * @param journalEntries entries written so far
 * @param recoveredEntries entries found at the start
 * @param stateHash hash of the kernel's state, computed for this view only when asked for
 * @param stateSections the hashes that one is made of, one a pod among them, by section
 */
public record SessionView(
    SessionStatus status,
    String message,
    TradingState tradingState,
    String tradingStateReason,
    List<ScopeState> scopes,
    Instant eventTime,
    String instrument,
    String feed,
    double progress,
    BigDecimal equity,
    BigDecimal treasury,
    String currency,
    long journalEntries,
    long recoveredEntries,
    String stateHash,
    Map<String, String> stateSections) {}
