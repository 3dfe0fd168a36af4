package io.slipstream.journal;

import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalReader;
import io.slipstream.api.service.journal.JournalStore;
import java.nio.file.Path;
import java.time.Clock;
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
  private final Upkeep upkeep;

  /** Settings in {@code etc/io.slipstream.journal.cfg}. */
  @ObjectClassDefinition(name = "Slipstream journal")
  public @interface Settings {
    /**
     * When an entry is forced to the device: {@code entry}, each before the call that appended it
     * returns; {@code interval}, every so many milliseconds; {@code none}, when the operating
     * system likes.
     */
    @AttributeDefinition
    String durability() default "interval";

    /** Milliseconds between two group commits, 1 to 1000. */
    @AttributeDefinition
    int group_millis() default 10;

    /** Bytes after which a new segment begins, 4096 to 1073741824. */
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

    /** Minutes after which a closed segment is compressed, up to 525600; 0: never. */
    @AttributeDefinition
    int compress_after_minutes() default 60;

    /**
     * Days for which entries are kept at least, up to 36500; 0: for ever. Only compressed segments
     * that no start needs are removed.
     */
    @AttributeDefinition
    int retention_days() default 0;
  }

  /** Made by Declarative Services. */
  @Activate
  public FileJournalStore(Settings settings) {
    this.durability =
        new Durability(
            Durability.Level.parse(settings.durability()),
            settings.group_millis(),
            settings.segment_bytes());
    this.audit =
        AuditSettings.of(settings.checkpoint_seconds(), settings.key_file(), settings.witnesses());
    this.upkeep =
        new Upkeep(settings.compress_after_minutes(), settings.retention_days(), Clock.systemUTC());
  }

  @Override
  public Journal open(Path directory) {
    return FileJournal.open(directory, durability, audit, upkeep, Disk.REAL);
  }

  @Override
  public JournalReader read(Path directory) {
    return JournalFolder.read(directory);
  }
}
