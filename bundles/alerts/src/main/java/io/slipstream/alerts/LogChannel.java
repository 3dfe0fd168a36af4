package io.slipstream.alerts;

import io.slipstream.alerts.book.Notice;
import io.slipstream.api.service.risk.Severity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of the container: a warning as one, what is worse as an error. */
final class LogChannel implements Channel {
  private static final Logger LOG = LoggerFactory.getLogger("io.slipstream.alerts");

  @Override
  public String kind() {
    return "log";
  }

  @Override
  public String target() {
    return "data/log/slipstream.log";
  }

  @Override
  public void deliver(Notice notice) {
    if (notice.alert().newest().severity() == Severity.WARNING) {
      LOG.warn("{}", notice.text());
    } else {
      LOG.error("{}", notice.text());
    }
  }
}
