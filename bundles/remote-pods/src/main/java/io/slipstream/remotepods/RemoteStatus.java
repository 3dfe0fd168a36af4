package io.slipstream.remotepods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What a program answers to {@code GET /status}, read whole or not at all; the fields are those of
 * docs/remote-pods.md. Others are left alone.
 *
 * @param time of the program's clock
 * @param isHealthy what it says of itself
 * @param reason in its words, may be empty
 * @param isHalted whether it makes no orders
 * @param revision of the configuration it has, empty for none
 * @param stage of its lifecycle, null when it says none
 */
record RemoteStatus(
    Instant time,
    BigDecimal equity,
    BigDecimal netExposure,
    BigDecimal grossExposure,
    BigDecimal netPnl,
    int openOrders,
    boolean isHealthy,
    String reason,
    boolean isHalted,
    String revision,
    String stage) {
  /** Digits before the point; beyond them something is wrong. */
  private static final int MOST_DIGITS = 15;

  /** Digits after the point. */
  private static final int MOST_SCALE = 8;

  private static final int MOST_ORDERS = 1_000_000;
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /**
   * Reads a body.
   *
   * @throws BadAnswerException naming field, value and what is allowed
   */
  static RemoteStatus of(byte[] body) {
    JsonNode answer = object(body);
    BigDecimal net = decimal(answer, "netExposure");
    BigDecimal gross = decimal(answer, "grossExposure");
    if (gross.compareTo(net.abs()) < 0) {
      throw bad("grossExposure", gross.toPlainString(), "the absolute netExposure or more");
    }
    return new RemoteStatus(
        time(answer),
        decimal(answer, "equity"),
        net,
        gross,
        decimal(answer, "netPnl"),
        count(answer, "openOrders"),
        health(answer),
        text(answer, "reason", ""),
        flag(answer, "halted"),
        text(answer, "revision", null),
        answer.hasNonNull("stage") ? text(answer, "stage", "") : null);
  }

  /** The words of a refusal, {@code {"error": "..."}}, or what is there instead. */
  static String error(byte[] body) {
    try {
      return Words.shown(text(object(body), "error", null));
    } catch (BadAnswerException e) {
      return "without a reason (" + e.getMessage() + ")";
    }
  }

  private static JsonNode object(byte[] body) {
    JsonNode answer;
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      answer = MAPPER.readTree(text);
    } catch (CharacterCodingException e) {
      throw new BadAnswerException("body: UTF-8 is allowed");
    } catch (JsonProcessingException e) {
      throw new BadAnswerException(
          "body: a JSON object is allowed, " + Words.shown(e.getOriginalMessage()));
    }
    if (!answer.isObject()) {
      throw bad("body", answer.toString(), "a JSON object");
    }
    return answer;
  }

  private static BadAnswerException bad(String field, String value, String allowed) {
    return new BadAnswerException(
        field + " = '" + Words.shown(value) + "': " + allowed + " is allowed");
  }

  private static JsonNode field(JsonNode answer, String field, String allowed) {
    JsonNode value = answer.get(field);
    if (value == null || value.isNull()) {
      throw new BadAnswerException(field + " is missing: " + allowed + " is allowed");
    }
    return value;
  }

  /** A number, or text of one where a program does not want it rounded on its way. */
  private static BigDecimal decimal(JsonNode answer, String field) {
    String allowed =
        "a decimal number with up to "
            + MOST_DIGITS
            + " digits before and "
            + MOST_SCALE
            + " after the point";
    JsonNode value = field(answer, field, allowed);
    boolean isText =
        value.isTextual() && value.textValue().matches("-?[0-9]{1,15}(\\.[0-9]{1,8})?");
    boolean isNumber = value.isNumber() && !Double.isNaN(value.doubleValue());
    if (!isText && (!isNumber || Double.isInfinite(value.doubleValue()))) {
      throw bad(field, value.asText(), allowed);
    }
    BigDecimal number = isText ? new BigDecimal(value.textValue()) : value.decimalValue();
    long digits = (long) number.precision() - number.scale();
    if (number.signum() != 0 && digits > MOST_DIGITS) {
      throw bad(field, value.asText(), allowed);
    }
    // A double of a program's arithmetic has more digits than it means.
    return digits < -MOST_SCALE
        ? BigDecimal.ZERO
        : number.setScale(
            Math.min(MOST_SCALE, Math.max(0, number.scale())), java.math.RoundingMode.HALF_EVEN);
  }

  private static int count(JsonNode answer, String field) {
    String allowed = "a whole number from 0 to " + MOST_ORDERS;
    JsonNode value = field(answer, field, allowed);
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < 0
        || value.intValue() > MOST_ORDERS) {
      throw bad(field, value.asText(), allowed);
    }
    return value.intValue();
  }

  private static boolean flag(JsonNode answer, String field) {
    JsonNode value = field(answer, field, "true or false");
    if (!value.isBoolean()) {
      throw bad(field, value.toString(), "true or false");
    }
    return value.booleanValue();
  }

  private static boolean health(JsonNode answer) {
    String allowed = "HEALTHY or FAULTY";
    String health = field(answer, "health", allowed).asText();
    if (!health.equals("HEALTHY") && !health.equals("FAULTY")) {
      throw bad("health", health, allowed);
    }
    return health.equals("HEALTHY");
  }

  /** Null as default: it has to be there. */
  private static String text(JsonNode answer, String field, String byDefault) {
    String allowed = "a text of up to 200 characters without control characters";
    if (!answer.hasNonNull(field) && byDefault != null) {
      return byDefault;
    }
    JsonNode value = field(answer, field, allowed);
    if (!value.isTextual() || !Words.isPlain(value.textValue())) {
      throw bad(field, value.asText(), allowed);
    }
    return value.textValue();
  }

  private static Instant time(JsonNode answer) {
    String allowed = "a time like 2024-05-17T09:30:00.123Z";
    String text = field(answer, "time", allowed).asText();
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw bad("time", text, allowed);
    }
  }
}
