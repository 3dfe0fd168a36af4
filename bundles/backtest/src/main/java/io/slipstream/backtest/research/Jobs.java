package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.research.ResearchProgress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What runs now, by name. */
final class Jobs {
  private final Map<String, Job> running = new TreeMap<>();
  private int begun;

  synchronized Job begin(String kind, String subject) {
    Job job = new Job(kind + "-" + ++begun, subject);
    running.put(job.name(), job);
    return job;
  }

  synchronized void end(Job job) {
    running.remove(job.name());
  }

  synchronized List<ResearchProgress> list() {
    return running.values().stream().map(Job::progress).toList();
  }

  synchronized void cancel(String name, String reason) {
    Job job = running.get(name);
    if (job == null) {
      throw new BacktestException(
          "unknown job '"
              + name
              + "': "
              + (running.isEmpty()
                  ? "nothing runs"
                  : "running are " + String.join(", ", running.keySet())));
    }
    job.cancel(reason);
  }

  synchronized void cancelAll(String reason) {
    running.values().forEach(job -> job.cancel(reason));
  }
}
