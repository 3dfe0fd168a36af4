package io.slipstream.journal;

import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalStore;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Opens journals kept in segment files. */
@Component(configurationPid = "io.slipstream.journal")
@Designate(ocd = FileJournalStore.Settings.class)
public final class FileJournalStore implements JournalStore {
  private final Durability durability;
  private final AuditSettings audit;

  /** Settings in {@code etc/io.slipstream.journal.cfg}. */
  @ObjectClassDefinition(name = "Slipstream journal")
  public @interface Settings {
    /** Milliseconds between two group commits, 1 to 1000. */
    @AttributeDefinition
    int group_millis() default 10;

    /**
     * Whether a group is forced to the device; without it a crash of the machine may lose entries.
     */
    @AttributeDefinition
    boolean force() default true;

    /** Bytes after which a new segment begins, 4096 or more. */
    @AttributeDefinition
    long segment_bytes() default 64L << 20;

    /** Seconds between two signed checkpoints, 1 to 86400. */
    @AttributeDefinition
    int checkpoint_seconds() default 60;

    /**
     * File of the key that signs checkpoints, made when it is not there; empty: {@code
     * data/slipstream/keys/journal.pem}.
     */
    @AttributeDefinition
    String key_file() default "";

    /** Public keys of witnesses, {@code name+id+key}, whose signatures are accepted. */
    @AttributeDefinition
    String[] witnesses() default {};
  }

  /** Made by Declarative Services. */
  @Activate
  public FileJournalStore(Settings settings) {
    this.durability =
        new Durability(settings.group_millis(), settings.force(), settings.segment_bytes());
    this.audit =
        AuditSettings.of(settings.checkpoint_seconds(), settings.key_file(), settings.witnesses());
  }

  @Override
  public Journal open(Path directory) {
    return FileJournal.open(directory, durability, audit);
  }

  /**
   * How entries reach the disk.
   *
   * @param groupMillis pause between group commits
   * @param force whether a group is forced to the device
   * @param segmentBytes size after which a segment is closed
   */
  record Durability(int groupMillis, boolean force, long segmentBytes) {
    Durability {
      if (groupMillis < 1 || groupMillis > 1000) {
        throw new IllegalArgumentException(
            "group.millis = " + groupMillis + ": 1 to 1000 is allowed");
      }
      if (segmentBytes < 4096) {
        throw new IllegalArgumentException(
            "segment.bytes = " + segmentBytes + ": 4096 or more is allowed");
      }
    }
  }
}
