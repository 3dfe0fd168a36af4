package io.slipstream.kernel;

import io.slipstream.api.portfolio.Account;
import io.slipstream.api.portfolio.Position;
import java.util.List;

/**
 * A pod at one moment; money is fixed-point.
 *
 * @param number the kernel's number
 * @param definition what it is
 * @param definitionHash hash of the configuration it came from
 * @param version of the bound plugin, empty when unbound
 * @param sha256 of the bound plugin's jar, empty when unbound
 * @param suspension why it may not trade, else empty
 * @param isRemoved taken off
 * @param account its money
 * @param commission paid so far
 * @param fills number of executions
 * @param positions holdings in the order of its instruments
 */
public record PodState(
    int number,
    Input.PodDefinition definition,
    String definitionHash,
    String version,
    String sha256,
    String suspension,
    boolean isRemoved,
    Account account,
    long commission,
    long fills,
    List<Position> positions) {}
