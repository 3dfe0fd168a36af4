package io.slipstream.compliance;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.report.JsonText;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry's components as JSON, named as the records name them. An instrument is its symbol, but
 * whole where it is added; prices, quantities and money are counts of their units.
 */
final class Payloads {
  private Payloads() {}

  static String of(ReadEntry entry) {
    return JsonText.compact(
        components((Record) (entry.input() == null ? entry.decision() : entry.input())));
  }

  private static Map<String, Object> components(Record value) {
    Map<String, Object> components = new LinkedHashMap<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      try {
        Object read = component.getAccessor().invoke(value);
        boolean isAdded = value instanceof io.slipstream.kernel.Input.InstrumentAdded;
        components.put(
            component.getName(),
            isAdded && read instanceof Instrument terms ? terms(terms) : plain(read));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a component of " + value + " cannot be read", e);
      }
    }
    return components;
  }

  private static Object plain(Object value) {
    if (value instanceof Instrument instrument) {
      return instrument.symbol();
    } else if (value instanceof Enum<?> constant) {
      return constant.name();
    } else if (value instanceof List<?> list) {
      return list.stream().map(Payloads::plain).toList();
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach((key, element) -> plain.put(String.valueOf(key), plain(element)));
      return plain;
    } else if (value instanceof Record record) {
      return components(record);
    }
    return value instanceof Bar bar ? bar(bar) : value;
  }

  private static Map<String, Object> bar(Bar bar) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("openTime", bar.openTime());
    plain.put("closeTime", bar.closeTime());
    plain.put("openPrice", bar.openPrice());
    plain.put("highPrice", bar.highPrice());
    plain.put("lowPrice", bar.lowPrice());
    plain.put("closePrice", bar.closePrice());
    plain.put("tradedQuantity", bar.tradedQuantity());
    return plain;
  }

  private static Map<String, Object> terms(Instrument terms) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("symbol", terms.symbol());
    plain.put("quoteCurrency", terms.quoteCurrency());
    plain.put("priceScale", terms.priceScale());
    plain.put("quantityScale", terms.quantityScale());
    plain.put("cashScale", terms.cashScale());
    plain.put("tickSize", terms.tickSize());
    plain.put("lotSize", terms.lotSize());
    plain.put("minQuantity", terms.minQuantity());
    plain.put("minNotional", terms.minNotional());
    plain.put("multiplier", terms.multiplier());
    plain.put("makerRate", terms.makerRate());
    plain.put("takerRate", terms.takerRate());
    plain.put("initialMargin", terms.initialMargin());
    plain.put("maintenanceMargin", terms.maintenanceMargin());
    return plain;
  }
}
