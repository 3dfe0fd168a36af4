package io.slipstream.backtest;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestJobs;
import io.slipstream.api.service.backtest.JobProgress;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.StrategyBuild;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.backtest.RunPlan.PodPlan;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What runs now, by name: each until it ends, is canceled, or a build it runs goes. */
@Component(
    immediate = true,
    service = {BacktestJobs.class, RunningJobs.class})
public final class RunningJobs implements BacktestJobs {
  private final StrategyCatalog strategies;
  private final Map<String, Job> running = new TreeMap<>();
  private int begun;

  /** Made by Declarative Services, or by hand. */
  @Activate
  public RunningJobs(@Reference StrategyCatalog strategies) {
    this.strategies = strategies;
  }

  /** Cancels what runs. */
  @Deactivate
  public void stop() {
    cancel(EnumSet.allOf(Job.Kind.class), "the container stops");
  }

  /**
   * A build that a job runs.
   *
   * @param id of the strategy
   * @param version of the plugin
   * @param sha256 of its jar
   */
  public record Build(String id, String version, String sha256) {
    /** What a strategy is made by. */
    public static Build of(InstalledStrategy strategy) {
      return new Build(strategy.id(), strategy.version(), strategy.sha256());
    }

    static Build of(PodPlan pod) {
      return new Build(pod.id(), pod.version(), pod.sha256());
    }
  }

  /**
   * Does a piece of work on the caller's thread, under a name.
   *
   * @param subject what it works on, for people
   * @param builds that it runs: when one of them goes the job is canceled
   */
  public <T> T work(
      Job.Kind kind, String subject, Collection<Build> builds, Function<Job, T> task) {
    Job job = begin(kind, subject);
    try (Watch watch = watch(builds, job)) {
      watch.look();
      return task.apply(job);
    } finally {
      end(job);
    }
  }

  /** Looks after builds until it is closed. */
  private interface Watch extends AutoCloseable {
    void look();

    @Override
    void close();
  }

  /** Builds from the store are not there now, and are held by a lease. */
  private Watch watch(Collection<Build> builds, Job job) {
    List<Build> ready = builds.stream().filter(this::isReady).distinct().toList();
    Runnable look = () -> ready.stream().filter(b -> !isReady(b)).forEach(b -> cancel(job, b));
    AutoCloseable watching = ready.isEmpty() ? () -> {} : strategies.onChange(look);
    return new Watch() {
      @Override
      public void look() {
        look.run();
      }

      @Override
      public void close() {
        try {
          watching.close();
        } catch (Exception e) {
          throw new BacktestException("cannot stop watching the strategies: " + e, e);
        }
      }
    };
  }

  private static void cancel(Job job, Build gone) {
    job.cancel(gone.id() + " " + gone.version() + " was unloaded");
  }

  private boolean isReady(Build build) {
    String sha256 = build.sha256();
    return strategies.find(build.id()).filter(now -> now.sha256().equals(sha256)).isPresent()
        || strategies.ready().stream().map(StrategyBuild::sha256).anyMatch(sha256::equals);
  }

  private synchronized Job begin(Job.Kind kind, String subject) {
    Job job = new Job(kind, ++begun, subject);
    running.put(job.name(), job);
    return job;
  }

  private synchronized void end(Job job) {
    running.remove(job.name());
  }

  @Override
  public synchronized List<JobProgress> running() {
    return running.values().stream().map(Job::progress).toList();
  }

  @Override
  public synchronized void cancel(String name, String reason) {
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

  /** Cancels all of these kinds. */
  public synchronized void cancel(Set<Job.Kind> kinds, String reason) {
    running.values().stream()
        .filter(job -> kinds.contains(job.kind()))
        .forEach(job -> job.cancel(reason));
  }
}
