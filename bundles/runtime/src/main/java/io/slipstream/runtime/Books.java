package io.slipstream.runtime;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.venue.OwnBooks;
import io.slipstream.kernel.TradingKernel;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the ledgers hold, all pods and the treasury together; between two events. */
final class Books {
  private Books() {}

  static OwnBooks of(SessionEngine engine) {
    TradingKernel kernel = engine.kernel();
    List<Instrument> instruments = kernel.instruments();
    SortedMap<String, BigDecimal> positions = new TreeMap<>();
    for (int i = 0; i < instruments.size(); i++) {
      Instrument terms = instruments.get(i);
      // Not pod by pod: the kernel makes a holding, which is state, when it is asked for one.
      positions.put(terms.symbol(), Money.of(kernel.heldByAll(i), terms.quantityScale()));
    }
    SortedMap<String, BigDecimal> cash = new TreeMap<>();
    String currency = kernel.session() == null ? "" : kernel.session().currency();
    // Of several currencies only the converted sum is kept by pod.
    if (instruments.stream().allMatch(terms -> terms.quoteCurrency().equals(currency))) {
      long sum = kernel.treasuryCash();
      for (int pod = 0; pod < kernel.podCount(); pod++) {
        sum = Math.addExact(sum, kernel.account(pod).cash());
      }
      cash.put(currency, Money.of(sum));
    }
    return new OwnBooks(engine.log().sequence(), positions, cash);
  }
}
