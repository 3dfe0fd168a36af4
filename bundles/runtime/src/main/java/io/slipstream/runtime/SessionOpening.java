package io.slipstream.runtime;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.journal.JournalException;
import io.slipstream.api.service.marketdata.RecordedMarket;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.PodLoop;

/** A session's first two inputs, which a journal must have been begun with to be gone on with. */
record SessionOpening(Instrument instrument, Input.SessionOpened opened) {
  static SessionOpening of(SessionSettings settings, RecordedMarket market) {
    return new SessionOpening(
        market.instrument(),
        new Input.SessionOpened(
            market.instrument().quoteCurrency(),
            FixedPoint.SCALE,
            settings.market(),
            market.contentHash(),
            settings.period(),
            settings.portfolioMaxDailyLoss(),
            0,
            false));
  }

  /**
   * Begins a journal that is empty.
   *
   * @param first the journal's first input, null when there is none
   * @throws JournalException when it was begun otherwise
   */
  void begin(PodLoop loop, Input first) {
    if (first == null) {
      loop.apply(opened);
      addInstrument(loop);
    } else {
      requireSame(first instanceof Input.SessionOpened earlier ? earlier : null);
    }
  }

  /** Also when a process ended between the first two entries. */
  void addInstrument(PodLoop loop) {
    loop.apply(new Input.InstrumentAdded(instrument, SimulationModel.DEFAULT));
  }

  /**
   * Null for anything but the opening of a session.
   *
   * @throws JournalException when it was on other data or with another period
   */
  void requireSame(Input.SessionOpened earlier) {
    if (earlier == null
        || !earlier.market().equals(opened.market())
        || !earlier.contentHash().equals(opened.contentHash())
        || earlier.period() != opened.period()) {
      throw new JournalException(
          "the journal holds a session on other data or with another bar period than market = "
              + opened.market()
              + " says; restore the setting or begin anew (make run FRESH=1)");
    }
  }
}
