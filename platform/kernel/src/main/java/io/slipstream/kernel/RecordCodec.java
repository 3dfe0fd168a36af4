package io.slipstream.kernel;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Records as bytes: the components in the order they are declared. A long and a double take 8
 * bytes, an int 4, a boolean and an enum constant's place 1; texts, lists and maps start with a
 * 4-byte count; an instrument is its number, 4 bytes; a record is its components. An intent's
 * confidence is there only when it was stated.
 */
final class RecordCodec {
  private static final String CONFIDENCE = "confidence";
  private static final int MOST_ELEMENTS = 1 << 20;

  private final List<Instrument> instruments;
  private final Map<String, Layout> layouts = new TreeMap<>();

  RecordCodec(List<Instrument> instruments) {
    this.instruments = instruments;
  }

  void encode(Record value, Bytes.Out out) {
    for (RecordComponent component : layout(value.getClass()).components) {
      if (isUnstated(value, component)) {
        continue;
      }
      try {
        write(component.getAccessor().invoke(value), out);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a component of " + value + " cannot be read", e);
      }
    }
  }

  /** An intent's confidence, its last component, is there only when it says one. */
  private static boolean isUnstated(Record value, RecordComponent component) {
    return component.getName().equals(CONFIDENCE)
        && value instanceof OrderIntent intent
        && Double.isNaN(intent.confidence());
  }

  private void write(Object value, Bytes.Out out) {
    if (value instanceof Long number) {
      out.put(number.longValue());
    } else if (value instanceof Integer number) {
      out.putInt(number);
    } else if (value instanceof Double number) {
      out.put(number.doubleValue());
    } else if (value instanceof Boolean flag) {
      out.putByte(flag ? 1 : 0);
    } else if (value instanceof String text) {
      out.put(text);
    } else if (value instanceof Enum<?> constant) {
      out.putByte(constant.ordinal());
    } else if (value instanceof Instrument instrument) {
      out.putInt(instruments.indexOf(instrument));
    } else if (value instanceof List<?> list) {
      out.putInt(list.size());
      list.forEach(element -> write(element, out));
    } else if (value instanceof Map<?, ?> map) {
      out.putInt(map.size());
      map.forEach(
          (key, element) -> {
            write(key, out);
            write(element, out);
          });
    } else {
      encode((Record) value, out);
    }
  }

  <T extends Record> T decode(Class<T> type, Bytes.In in) {
    Layout layout = layout(type);
    Object[] values = new Object[layout.components.length];
    for (int i = 0; i < values.length; i++) {
      boolean isOptional = type == OrderIntent.class && i == values.length - 1;
      values[i] =
          isOptional && in.isAtEnd() ? Double.NaN : read(layout.components[i].getGenericType(), in);
    }
    try {
      return type.cast(layout.constructor.newInstance(values));
    } catch (ReflectiveOperationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new KernelException("an encoded " + type.getSimpleName() + " does not fit: " + cause);
    }
  }

  private Object read(Type type, Bytes.In in) {
    if (type instanceof ParameterizedType generic) {
      return readMany(generic, in);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == long.class) {
      return in.takeLong();
    } else if (raw == Long.class) {
      return in.takeLong();
    } else if (raw == int.class || raw == Integer.class) {
      return in.takeInt();
    } else if (raw == double.class) {
      return in.takeDouble();
    } else if (raw == boolean.class) {
      return in.takeByte() != 0;
    } else if (raw == String.class) {
      return in.takeText();
    } else if (raw.isEnum()) {
      return raw.getEnumConstants()[in.takeByte()];
    } else if (raw == Instrument.class) {
      return instruments.get(in.takeInt());
    }
    return decode(raw.asSubclass(Record.class), in);
  }

  private Object readMany(ParameterizedType type, Bytes.In in) {
    Type[] of = type.getActualTypeArguments();
    int count = in.takeInt();
    if (count < 0 || count > MOST_ELEMENTS) {
      throw new KernelException("an encoded list has " + count + " elements");
    }
    if (type.getRawType() == List.class) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        list.add(read(of[0], in));
      }
      return list;
    }
    SortedMap<Object, Object> map = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      map.put(read(of[0], in), read(of[1], in));
    }
    return map;
  }

  private Layout layout(Class<?> type) {
    return layouts.computeIfAbsent(type.getName(), name -> new Layout(type));
  }

  private static final class Layout {
    private final RecordComponent[] components;
    private final Constructor<?> constructor;

    Layout(Class<?> type) {
      components = type.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < types.length; i++) {
        types[i] = components[i].getType();
      }
      try {
        constructor = type.getDeclaredConstructor(types);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("every record has this constructor", e);
      }
    }
  }
}
