package io.slipstream.web;

import io.slipstream.report.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** A JSON object of few known fields, read whole and checked field by field. */
final class RequestBody {
  private static final int MOST_BYTES = 65_536;

  private final Map<?, ?> fields;

  private RequestBody(Map<?, ?> fields) {
    this.fields = fields;
  }

  /** The body of a request that has these fields and no others. */
  static RequestBody of(HttpServletRequest request, Set<String> allowed) throws IOException {
    return of(text(request), request, allowed);
  }

  /** The same where a body need not be there. */
  static RequestBody ofOptional(HttpServletRequest request, Set<String> allowed)
      throws IOException {
    String text = text(request);
    return text.isEmpty() ? new RequestBody(Map.of()) : of(text, request, allowed);
  }

  private static RequestBody of(String text, HttpServletRequest request, Set<String> allowed) {
    String type = String.valueOf(request.getContentType());
    if (!type.toLowerCase(Locale.ROOT).matches("application/json *(;.*)?")) {
      throw new RefusedRequest(
          HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
          "Content-Type = '" + type + "': application/json is allowed");
    }
    Map<?, ?> fields;
    try {
      fields = JsonText.read(text, Map.class);
    } catch (IllegalArgumentException e) {
      throw bad("the body is no JSON object, " + e.getMessage());
    }
    for (Object field : fields.keySet()) {
      if (!allowed.contains(field)) {
        throw bad("field '" + field + "': " + String.join(", ", allowed) + " are allowed");
      }
    }
    return new RequestBody(fields);
  }

  /** The same where no body is as good as an empty object. */
  static RequestBody ofAny(HttpServletRequest request, Set<String> allowed) throws IOException {
    return request.getContentLengthLong() == 0 || request.getContentType() == null
        ? none(request)
        : of(request, allowed);
  }

  private static RequestBody none(HttpServletRequest request) throws IOException {
    requireNone(request);
    return new RequestBody(Map.of());
  }

  /** Refuses a request that brings a body where none is read. */
  static void requireNone(HttpServletRequest request) throws IOException {
    if (!text(request).isEmpty()) {
      throw bad("a body is not allowed here");
    }
  }

  private static String text(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new RefusedRequest(
          HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
          "the body has more than " + MOST_BYTES + " bytes, up to so many are allowed");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw bad("the body is no UTF-8");
    }
  }

  private static RefusedRequest bad(String message) {
    return new RefusedRequest(HttpServletResponse.SC_BAD_REQUEST, message);
  }

  /** A text, or {@code byDefault} when it is not there; null as default: it has to be there. */
  String text(String field, String byDefault) {
    Object value = fields.get(field);
    if (value == null && byDefault != null) {
      return byDefault;
    }
    if (value == null) {
      throw bad(field + " is missing: a text is allowed");
    }
    return text(field, value);
  }

  /** Numbers with a fraction are texts, so that none is rounded on its way. */
  private static String text(String field, Object value) {
    if (value instanceof String || value instanceof Integer || value instanceof Long) {
      return value.toString();
    }
    throw bad(field + " = '" + value + "': a text or a whole number is allowed");
  }

  /** A list of texts that has to be there. */
  List<String> texts(String field) {
    if (!(fields.get(field) instanceof List<?> values)) {
      throw bad(field + " = '" + fields.get(field) + "': a list of texts is allowed");
    }
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(text(field, value)));
    return texts;
  }

  /** Texts by name, none when the field is not there. */
  Map<String, String> textsByName(String field) {
    Map<String, String> texts = new TreeMap<>();
    if (fields.get(field) == null) {
      return texts;
    }
    if (!(fields.get(field) instanceof Map<?, ?> values)) {
      throw bad(field + " = '" + fields.get(field) + "': an object of texts is allowed");
    }
    values.forEach(
        (name, value) -> texts.put(String.valueOf(name), text(field + "." + name, value)));
    return texts;
  }
}
