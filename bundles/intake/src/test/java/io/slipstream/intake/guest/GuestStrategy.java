package io.slipstream.intake.guest;

import io.slipstream.api.strategy.Strategy;

/** Does nothing. */
final class GuestStrategy implements Strategy {}
