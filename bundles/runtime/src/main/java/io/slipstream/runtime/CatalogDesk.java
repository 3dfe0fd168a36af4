package io.slipstream.runtime;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.marketdata.MarketDataException;
import io.slipstream.api.service.operations.BuildView;
import io.slipstream.api.service.operations.MarketOperations;
import io.slipstream.api.service.operations.MarketView;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.ReloadView;
import io.slipstream.api.service.operations.StrategyOperations;
import io.slipstream.api.service.operations.StrategyView;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.PluginException;
import io.slipstream.api.service.plugin.StrategyCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An operator's wishes about plugins and recorded data. */
@Component
public final class CatalogDesk implements StrategyOperations, MarketOperations {
  private final SessionServices services;
  private final OperationDesk operations;
  private final BuildDesk builds;

  /** Made by Declarative Services. */
  @Activate
  public CatalogDesk(@Reference SessionHost host, @Reference OperationDesk operations) {
    this(host.session(), host.services(), operations);
  }

  CatalogDesk(LiveSession session, SessionServices services, OperationDesk operations) {
    this.services = services;
    this.operations = operations;
    this.builds = new BuildDesk(session, services.strategies());
  }

  @Override
  public StrategyView load(URI jar, Operator operator) {
    boolean isFile = "file".equals(jar.getScheme()) && jar.getPath() != null;
    Operation operation =
        new Operation("strategy:load " + shown(jar) + (isFile ? hash(Path.of(jar.getPath())) : ""));
    Supplier<StrategyView> load = () -> StrategyView.of(services.strategies().load(jar));
    return carryOut(operator, operation, again -> view(load));
  }

  /** Without a password that an address may carry. */
  private static String shown(URI jar) {
    String text = jar.toString();
    String secret = jar.getRawUserInfo();
    return secret == null ? text : text.replace(secret + "@", "");
  }

  @Override
  public StrategyView unload(String id, Operator operator) {
    Function<Boolean, StrategyView> unload =
        again -> {
          if (services.strategies().find(id).isEmpty()) {
            throw new OperationRefusedException(Kind.UNKNOWN, unknown(id));
          }
          return view(() -> StrategyView.of(services.strategies().unload(id)));
        };
    return carryOut(operator, new Operation("strategy:unload " + id), unload);
  }

  @Override
  public ReloadView reload(String id, String version, Operator operator) {
    String wanted = version == null ? "" : " " + version;
    return move(
        operator,
        new Operation("strategy:reload " + id + wanted),
        id,
        catalog -> catalog.select(id, version));
  }

  @Override
  public ReloadView rollback(String id, Operator operator) {
    return move(
        operator,
        new Operation("strategy:rollback " + id),
        id,
        catalog -> catalog.rollback(id, operator.key()));
  }

  private ReloadView move(
      Operator operator,
      Operation operation,
      String id,
      Function<StrategyCatalog, InstalledStrategy> change) {
    return operations.carryOutAlsoWhenDown(
        operator,
        new OperationDesk.Wish<>(
            operation,
            ReloadView.class,
            again -> view(() -> builds.move(id, change)),
            () -> builds.present(id)));
  }

  @Override
  public List<BuildView> builds() {
    return builds.list();
  }

  private String unknown(String id) {
    List<String> ids = services.strategies().list().stream().map(InstalledStrategy::id).toList();
    return "unknown strategy '" + id + "': installed are " + String.join(", ", ids);
  }

  private static <T> T view(Supplier<T> work) {
    try {
      return work.get();
    } catch (PluginException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    }
  }

  private StrategyView carryOut(
      Operator operator, Operation operation, Function<Boolean, StrategyView> work) {
    return operations.carryOutAlsoWhenDown(
        operator,
        new OperationDesk.Wish<>(
            operation, StrategyView.class, work, () -> OperationDesk.forgotten(operation)));
  }

  @Override
  public MarketView importBars(
      Instrument instrument,
      long period,
      Path csv,
      Map<String, String> columns,
      Operator operator) {
    Operation operation =
        new Operation(
            "market:import "
                + instrument.symbol()
                + " bar="
                + BarPeriod.format(period)
                + " currency="
                + instrument.quoteCurrency()
                + " tick="
                + FixedPoint.format(instrument.tickSize())
                + " lot="
                + FixedPoint.format(instrument.lotSize())
                + " commission="
                + FixedPoint.format(instrument.takerRate())
                + " columns="
                + new TreeMap<>(columns)
                + " file="
                + csv
                + hash(csv));
    return operations.carryOutAlsoWhenDown(
        operator,
        new OperationDesk.Wish<>(
            operation,
            MarketView.class,
            again -> importNow(instrument, period, csv, columns),
            () -> MarketView.of(services.markets().find(instrument.symbol()))));
  }

  private MarketView importNow(
      Instrument instrument, long period, Path csv, Map<String, String> columns) {
    try {
      return MarketView.of(services.markets().importBars(instrument, period, csv, columns));
    } catch (MarketDataException | IllegalArgumentException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    }
  }

  /** The same path with another content is another wish; nothing for a file nobody can read. */
  private static String hash(Path file) {
    try (InputStream content = Files.newInputStream(file);
        DigestInputStream hashed =
            new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
      hashed.transferTo(java.io.OutputStream.nullOutputStream());
      return " sha256:" + HexFormat.of().formatHex(hashed.getMessageDigest().digest());
    } catch (IOException e) {
      return "";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
