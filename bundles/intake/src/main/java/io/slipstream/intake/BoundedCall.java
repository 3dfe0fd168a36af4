package io.slipstream.intake;

import io.slipstream.api.service.plugin.PluginException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls into a guest that may never come back: then its thread is left to it. */
final class BoundedCall {
  private BoundedCall() {}

  /**
   * The guest's answer.
   *
   * @throws PluginException when it takes longer, saying where it is, or with what it throws
   */
  static <T> T of(Callable<T> guest, long seconds) {
    FutureTask<T> call = new FutureTask<>(guest);
    Thread thread = new Thread(call, "slipstream-bring-up");
    thread.setDaemon(true);
    thread.start();
    try {
      return call.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      StackTraceElement[] stack = thread.getStackTrace();
      String where = stack.length == 0 ? "" : ", it is at " + stack[0];
      throw new PluginException("it did not come up within " + seconds + " s" + where, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PluginException("interrupted while it came up", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PluginException refused) {
        throw refused;
      }
      throw new PluginException("its strategy factory failed: " + e.getCause(), e.getCause());
    }
  }
}
