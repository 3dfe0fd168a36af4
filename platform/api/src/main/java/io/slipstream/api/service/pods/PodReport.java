package io.slipstream.api.service.pods;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A pod's status. Money is in the portfolio currency in this process, in the account's own for a
 * remote pod; of one that is lost the figures are the last it gave, null before it gave any.
 *
 * @param name its name
 * @param place where it runs
 * @param health whether it answers well
 * @param trading whether it makes orders
 * @param reason why it is not healthy or not trading, else empty
 * @param stage of its lifecycle, null while none is assigned
 * @param time of these figures: event time in this process, the pod's own clock for a remote one;
 *     null before the first
 * @param equity cash plus positions at the mark
 * @param netExposure signed sum of notionals
 * @param grossExposure sum of absolute notionals
 * @param netPnl equity minus what it was given
 * @param openOrders orders in flight or open, null when not known
 * @param wanted limits and parameters it shall have, by the key of its configuration
 * @param acknowledged those it said it has
 */
public record PodReport(
    String name,
    PodPlace place,
    PodHealth health,
    PodTrading trading,
    String reason,
    String stage,
    Instant time,
    BigDecimal equity,
    BigDecimal netExposure,
    BigDecimal grossExposure,
    BigDecimal netPnl,
    Integer openOrders,
    Map<String, String> wanted,
    Map<String, String> acknowledged) {
  /** Checks that what is always known is there, and orders the maps by key. */
  public PodReport {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(health, "health");
    Objects.requireNonNull(trading, "trading");
    Objects.requireNonNull(reason, "reason");
    wanted = Collections.unmodifiableMap(new TreeMap<>(wanted));
    acknowledged = Collections.unmodifiableMap(new TreeMap<>(acknowledged));
  }
}
