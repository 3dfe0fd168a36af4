package io.slipstream.kernel;

import io.slipstream.api.portfolio.Account;
import io.slipstream.api.portfolio.Position;
import java.util.List;

/**
 * A pod at one moment; account and positions are views of that moment, to be read before the next
 * input.
 *
 * @param number the kernel's number
 * @param definition what it is
 * @param definitionHash hash of the configuration it came from
 * @param version of the bound plugin, empty when unbound
 * @param sha256 of the bound plugin's jar, empty when unbound
 * @param failedBuild hash of the build that failed in this one's place, empty when none did
 * @param suspension why it may not trade, else empty
 * @param isRemoved taken off
 * @param account its money
 * @param commission paid so far, in the portfolio currency
 * @param orders how many it asked for; the last one's number
 * @param fills number of executions
 * @param positions holdings in the order of its instruments
 */
public record PodState(
    int number,
    Input.PodDefinition definition,
    String definitionHash,
    String version,
    String sha256,
    String failedBuild,
    String suspension,
    boolean isQuarantined,
    boolean isRemoved,
    Account account,
    long commission,
    long orders,
    long fills,
    List<Position> positions) {

  static PodState of(Pod pod, List<InstrumentState> instruments) {
    PodLedger ledger = pod.ledger();
    return new PodState(
        pod.number(),
        pod.definition(),
        pod.definitionHash(),
        pod.version(),
        pod.sha256(),
        pod.failedBuild(),
        pod.suspension(),
        pod.isQuarantined(),
        pod.isRemoved(),
        ledger,
        ledger.commission(),
        pod.orders(),
        ledger.fills(),
        pod.definition().instruments().stream()
            .<Position>map(i -> ledger.holding(instruments.get(i)))
            .toList());
  }
}
