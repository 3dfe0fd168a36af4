package io.slipstream.coordinator;

import io.slipstream.api.service.coordination.DeskAnswer;
import io.slipstream.api.service.coordination.DeskQuestion;

/**
 * How a desk decides. Rules of conflict look at the intents of one slice; votes count what silent
 * pods stand for, too. {@code docs/desks.md} has each with its ties and edges.
 */
enum DeskRule {
  /** What the desk wants in all goes on: the larger side, cut by the smaller one. */
  NET {
    @Override
    DeskAnswer decide(DeskQuestion question) {
      return Conflicts.net(question);
    }
  },
  /** The side of the pod that comes first in the order of priority goes on. */
  FIRST_WINS {
    @Override
    DeskAnswer decide(DeskQuestion question) {
      return Conflicts.firstWins(question);
    }
  },
  /** Nothing goes on. */
  CANCEL_BOTH {
    @Override
    DeskAnswer decide(DeskQuestion question) {
      return Conflicts.cancelBoth(question);
    }
  },
  /** One vote a pod; more than half of the votes cast. */
  MAJORITY {
    @Override
    DeskAnswer decide(DeskQuestion question) {
      return new Ballot(question, Ballot.EQUAL).larger();
    }
  },
  /** A pod's vote has its weight; the heavier side. */
  WEIGHTED {
    @Override
    DeskAnswer decide(DeskQuestion question) {
      return new Ballot(question, Ballot.WEIGHT).larger();
    }
  },
  /** All votes cast are for one side. */
  UNANIMOUS {
    @Override
    DeskAnswer decide(DeskQuestion question) {
      return new Ballot(question, Ballot.EQUAL).unanimous();
    }
  },
  /** A pod's vote has its weight times how sure it is; the heavier side. */
  CONFIDENCE_WEIGHTED {
    @Override
    DeskAnswer decide(DeskQuestion question) {
      return new Ballot(question, Ballot.WEIGHT_BY_CONFIDENCE).larger();
    }
  };

  /** Null when nothing is in conflict. */
  abstract DeskAnswer decide(DeskQuestion question);
}
