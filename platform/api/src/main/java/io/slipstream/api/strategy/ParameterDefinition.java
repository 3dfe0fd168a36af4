package io.slipstream.api.strategy;

import java.util.List;
import java.util.Objects;

/**
 * One typed parameter of a strategy.
 *
 * @param name how it is written in a configuration
 * @param type its type
 * @param defaultText the value used when none is given, as text
 * @param minimum smallest number allowed, inclusive; ignored for other types
 * @param maximum largest number allowed, inclusive; ignored for other types
 * @param choices what is allowed for CHOICE
 * @param unit for people, may be empty
 * @param description for people
 */
public record ParameterDefinition(
    String name,
    Type type,
    String defaultText,
    double minimum,
    double maximum,
    List<String> choices,
    String unit,
    String description) {

  /** Types of parameters. */
  public enum Type {
    /** A whole number. */
    INTEGER,
    /** A decimal number. */
    DECIMAL,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** One of a list of words. */
    CHOICE
  }

  /** Copies the choices. */
  public ParameterDefinition {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(defaultText, "defaultText");
    choices = List.copyOf(choices);
  }

  /** A whole number in a range. */
  public static ParameterDefinition integer(
      String name, int defaultValue, int minimum, int maximum, String unit, String description) {
    String text = Integer.toString(defaultValue);
    return new ParameterDefinition(
        name, Type.INTEGER, text, minimum, maximum, List.of(), unit, description);
  }

  /** A decimal number in a range; the default is text so that it stays exact. */
  public static ParameterDefinition decimal(
      String name,
      String defaultText,
      double minimum,
      double maximum,
      String unit,
      String description) {
    return new ParameterDefinition(
        name, Type.DECIMAL, defaultText, minimum, maximum, List.of(), unit, description);
  }

  /** True or false. */
  public static ParameterDefinition flag(String name, boolean defaultValue, String description) {
    String text = Boolean.toString(defaultValue);
    return new ParameterDefinition(name, Type.BOOLEAN, text, 0, 0, List.of(), "", description);
  }

  /** One of several words, the first being the default. */
  public static ParameterDefinition choice(String name, List<String> choices, String description) {
    return new ParameterDefinition(
        name, Type.CHOICE, choices.get(0), 0, 0, choices, "", description);
  }

  /** What is allowed, in words. */
  public String allowed() {
    return switch (type) {
      case INTEGER -> "a whole number from " + (long) minimum + " to " + (long) maximum;
      case DECIMAL -> "a decimal number from " + plain(minimum) + " to " + plain(maximum);
      case BOOLEAN -> "true or false";
      case CHOICE -> String.join(" or ", choices);
    };
  }

  /** Null when {@code text} is allowed, else the complaint that names field, value and range. */
  String complaint(String text) {
    boolean fits =
        switch (type) {
          case INTEGER -> isInteger(text) && inRange(Double.parseDouble(text));
          case DECIMAL -> isDecimal(text) && inRange(Double.parseDouble(text));
          case BOOLEAN -> text.equals("true") || text.equals("false");
          case CHOICE -> choices.contains(text);
        };
    return fits ? null : "parameter " + name + " = '" + text + "': " + allowed() + " is allowed";
  }

  private boolean inRange(double value) {
    return value >= minimum && value <= maximum;
  }

  private static boolean isInteger(String text) {
    return text.matches("[+-]?[0-9]{1,9}");
  }

  private static boolean isDecimal(String text) {
    return text.matches("[+-]?[0-9]{1,18}(\\.[0-9]{1,8})?");
  }

  private static String plain(double bound) {
    return java.math.BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }
}
