package io.slipstream.runtime;

import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.journal.AuditTrail.Verification;
import io.slipstream.api.service.journal.JournalException;
import io.slipstream.api.service.operations.AuditOperations;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.risk.KillSwitch;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.api.service.risk.ViolationScope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the journal while the session trades: every entry against the hash it had when it was
 * new, and against every signed checkpoint. What does not fit raises an alarm, once as long as it
 * stays the same, and halts all trading when the rule says so.
 */
@Component(immediate = true, configurationPid = "io.slipstream.audit", service = AuditWatch.class)
@Designate(ocd = AuditWatch.Settings.class)
public final class AuditWatch {
  private static final Logger LOG = LoggerFactory.getLogger(AuditWatch.class);
  private static final String ACTOR = "platform";
  private static final int MOST_TOLD = 20;

  private final KillSwitch killSwitch;
  private final EventBus bus;
  private final boolean isHalting;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "slipstream-audit");
            thread.setDaemon(true);
            return thread;
          });
  private List<String> known = List.of();
  private boolean isHaltOwed;

  /** Optional, as the session registers it while it is being made, before it can be had itself. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile AuditOperations audit;

  /** Settings in {@code etc/io.slipstream.audit.cfg}. */
  @ObjectClassDefinition
  public @interface Settings {
    /** Minutes between two verifications, 0 for none. */
    @AttributeDefinition
    int minutes() default 60;

    /** halt or report. */
    @AttributeDefinition
    String rule() default "halt";
  }

  /** Made by Declarative Services. */
  @Activate
  public AuditWatch(Settings settings, @Reference KillSwitch killSwitch, @Reference EventBus bus) {
    this(isHalting(settings.rule()), killSwitch, bus);
    int minutes = minutes(settings.minutes());
    if (minutes > 0) {
      clock.scheduleWithFixedDelay(this::look, minutes, minutes, TimeUnit.MINUTES);
    }
  }

  AuditWatch(boolean isHalting, KillSwitch killSwitch, EventBus bus) {
    this.isHalting = isHalting;
    this.killSwitch = killSwitch;
    this.bus = bus;
  }

  private static boolean isHalting(String rule) {
    if (!rule.equals("halt") && !rule.equals("report")) {
      LOG.error("rule = '{}': halt or report is allowed; halt is in force", rule);
    }
    return !rule.equals("report");
  }

  private static int minutes(int minutes) {
    if (minutes < 0 || minutes > 10_000) {
      LOG.error("minutes = '{}': 0 to 10000 is allowed; 60 is in force", minutes);
      return 60;
    }
    return minutes;
  }

  @Deactivate
  void deactivate() {
    clock.shutdownNow();
  }

  private void look() {
    AuditOperations present = audit;
    if (present != null) {
      look(present);
    }
  }

  /** Verifies now. */
  void look(AuditOperations present) {
    try {
      Verification found = present.verify();
      take(found, found.findings());
    } catch (OperationRefusedException e) {
      LOG.debug("The journal was not verified: {}", e.getMessage());
    } catch (JournalException e) {
      take(new Verification(0, 0, 0, List.of(), 0), List.of(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      // The clock never stops.
      LOG.error("The journal could not be verified", e);
    }
  }

  private void take(Verification found, List<String> findings) {
    boolean isNew = !findings.isEmpty() && !known.containsAll(findings);
    known = findings;
    isHaltOwed = isHalting && !findings.isEmpty() && (isNew || isHaltOwed);
    if (isNew) {
      LOG.error("The journal is not what it was when it was written: {}", findings);
    }
    // First of all: what is told of may take its time.
    if (isHaltOwed) {
      isHaltOwed = !halt(findings.get(0));
    }
    if (!isNew) {
      return;
    }
    Instant now = Instant.now();
    bus.publish(alert(found, findings, now));
    bus.publish(violation(findings, now));
  }

  /** False when it is to be tried again. */
  private boolean halt(String finding) {
    try {
      killSwitch.halt(
          TradingScope.ALL, ACTOR, "audit: the journal was changed: " + oneLine(finding));
      return true;
    } catch (RuntimeException e) {
      LOG.error("Trading could not be halted for an audit alarm; it is tried again", e);
      return false;
    }
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= 300 ? line : line.substring(0, 300);
  }

  private static long nanos(Instant time) {
    return TimeUnit.MILLISECONDS.toNanos(time.toEpochMilli());
  }

  private BusEvent alert(Verification found, List<String> findings, Instant now) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("time", now.toString());
    payload.put("entries", found.entries());
    payload.put("checkpoints", found.checkpoints());
    payload.put("covered", found.covered());
    payload.put("count", findings.size());
    payload.put(
        "findings", String.join("; ", findings.subList(0, Math.min(MOST_TOLD, findings.size()))));
    payload.put("halting", isHalting);
    return new BusEvent(Subject.AUDIT_ALERTS, id(findings), nanos(now), "audit", payload);
  }

  /** The same for the same findings. */
  private static String id(List<String> findings) {
    byte[] text = String.join("\n", findings).getBytes(StandardCharsets.UTF_8);
    return "audit-" + Operation.sha256(text).substring(0, 16);
  }

  private static BusEvent violation(List<String> findings, Instant now) {
    Violation violation =
        new Violation(
            id(findings),
            now,
            "AUDIT",
            Severity.EMERGENCY,
            ViolationScope.PORTFOLIO,
            "",
            "0",
            String.valueOf(findings.size()),
            "",
            "",
            "",
            "audit",
            "the journal is not what it was when it was written: " + oneLine(findings.get(0)));
    return new BusEvent(
        Subject.RISK_VIOLATIONS,
        violation.id(),
        nanos(now),
        violation.correlationId(),
        violation.fields());
  }
}
