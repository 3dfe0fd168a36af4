package io.slipstream.alerts;

import io.slipstream.alerts.book.AlertSettings;
import io.slipstream.api.service.alerts.AlertRule;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.ViolationScope;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code etc/io.slipstream.alerts.cfg} as a whole: it is taken or refused, never in parts.
 *
 * @param alerts how alerts are made
 * @param channels that are configured, by name
 */
record AlertConfiguration(AlertSettings alerts, SortedMap<String, Channel> channels) {
  /** Channels that are always there. */
  static final List<String> ALWAYS = List.of("console", "log", "shell");

  private static final String EVERYWHERE = "log,shell,console";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

  /** All violations to the channels that are always there. */
  static AlertConfiguration byDefault() {
    return of(Map.of(), Path.of("."));
  }

  /**
   * Reads it.
   *
   * @param etc where secrets are
   * @throws IllegalArgumentException naming key, value and what is allowed
   */
  static AlertConfiguration of(Map<String, ?> properties, Path etc) {
    SortedMap<String, String> all = new TreeMap<>();
    properties.forEach(
        (key, value) -> {
          if (!isOfFramework(key)) {
            all.put(key, String.valueOf(value).strip());
          }
        });
    SortedMap<String, Channel> channels = new TreeMap<>();
    Section.of("channel", all)
        .forEach((name, section) -> channels.put(name, channel(name, section, etc)));
    List<AlertRule> rules = new ArrayList<>();
    Section.of("rule", all)
        .forEach((name, section) -> rules.add(rule(name, section, channels.keySet())));
    if (rules.isEmpty()) {
      rules.add(rule("all", new Section("rule.all.", new TreeMap<>()), channels.keySet()));
    }
    all.keySet().removeIf(key -> key.startsWith("rule.") || key.startsWith("channel."));
    Section general = new Section("", all);
    AlertSettings settings =
        new AlertSettings(
            general.time("window", "60s"),
            general.time("quiet", "10m"),
            general.number("messages.per.minute", "30", 1, 10_000),
            rules);
    general.requireNoOther();
    return new AlertConfiguration(settings, channels);
  }

  private static boolean isOfFramework(String key) {
    return key.startsWith("service.")
        || key.startsWith("felix.")
        || key.startsWith("component.")
        || key.startsWith("osgi.")
        || key.startsWith(".");
  }

  private static AlertRule rule(String name, Section section, Set<String> channels) {
    AlertRule rule =
        new AlertRule(
            name,
            section.list("type", "*"),
            section.choice("severity", "warning", Severity.class),
            scopes(section),
            section.list("name", "*"),
            known(section, "channels", EVERYWHERE, channels),
            known(section, "escalate.to", "", channels),
            section.time("escalate.after", "5m"));
    section.requireNoOther();
    return rule;
  }

  private static List<ViolationScope> scopes(Section section) {
    Set<ViolationScope> scopes = EnumSet.noneOf(ViolationScope.class);
    for (String text : section.list("scope", "portfolio,desk,pod,instrument,bucket,venue")) {
      scopes.add(Section.choice("scope", text, ViolationScope.class, section.prefix()));
    }
    return List.copyOf(scopes);
  }

  private static List<String> known(
      Section section, String key, String byDefault, Set<String> channels) {
    List<String> names = section.list(key, byDefault);
    for (String name : names) {
      if (!ALWAYS.contains(name) && !channels.contains(name)) {
        List<String> allowed = new ArrayList<>(ALWAYS);
        allowed.addAll(channels);
        throw section.wrong(key, name, String.join(", ", allowed) + " are there");
      }
    }
    return names;
  }

  private enum Kind {
    WEBHOOK,
    MAIL
  }

  private static Channel channel(String name, Section section, Path etc) {
    if (ALWAYS.contains(name) || !name.matches("[a-z0-9][a-z0-9-]{0,30}")) {
      throw new IllegalArgumentException(
          section.prefix()
              + ": another name than "
              + String.join(", ", ALWAYS)
              + " of small letters, digits and - is allowed");
    }
    Channel channel =
        section.choice("kind", null, Kind.class) == Kind.WEBHOOK
            ? webhook(section, etc)
            : mail(section, etc);
    section.requireNoOther();
    return channel;
  }

  private static Channel webhook(Section section, Path etc) {
    String text = section.text("url", null);
    String allowed = "https, or http to this machine or with allow.plain.http = true, is allowed";
    boolean allowPlain = section.flag("allow.plain.http");
    URI url;
    try {
      url = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw section.wrong("url", "...", "no URL; " + allowed);
    }
    boolean isPlain = "http".equals(url.getScheme());
    if (url.getHost() == null
        || url.getUserInfo() != null
        || !(isPlain || "https".equals(url.getScheme()))
        || (isPlain && !allowPlain && !LOOPBACK.contains(url.getHost()))) {
      throw section.wrong("url", url.getScheme() + "://" + url.getHost(), allowed);
    }
    String header = section.text("secret.header", "Authorization");
    if (!header.matches("[A-Za-z0-9-]{1,60}")) {
      throw section.wrong("secret.header", header, "letters, digits and - are allowed");
    }
    return new WebhookChannel(
        new WebhookChannel.Settings(
            url, header, secret(section, "secret.file", etc), timeout(section)));
  }

  private static Duration timeout(Section section) {
    Duration timeout = section.time("timeout", "5s");
    if (timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw section.wrong("timeout", section.text("timeout", ""), "up to 60s is allowed");
    }
    return timeout;
  }

  /** A plain name, so that no other file of this machine can be sent anywhere. */
  private static SecretFile secret(Section section, String key, Path etc) {
    String name = section.text(key, "");
    if (name.isEmpty()) {
      return null;
    }
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,90}\\.token")) {
      throw section.wrong(key, name, "the name of a file in etc that ends with .token is allowed");
    }
    return new SecretFile(section.prefix() + key, etc, name);
  }

  private static Channel mail(Section section, Path etc) {
    String host = section.text("host", null);
    MailChannel.Security security =
        section.choice("security", "starttls", MailChannel.Security.class);
    boolean isPlain = security == MailChannel.Security.NONE;
    if (isPlain && !section.flag("allow.plain") && !LOOPBACK.contains(host)) {
      throw section.wrong(
          "security",
          "none",
          "starttls or tls, or none to this machine or with allow.plain = true, is allowed");
    }
    int port = security == MailChannel.Security.TLS ? 465 : isPlain ? 25 : 587;
    SecretFile password = secret(section, "password.file", etc);
    String user = section.text("user", "");
    if (user.isEmpty() != (password == null)) {
      throw section.wrong("user", user, "it is allowed together with password.file only");
    }
    List<String> to = section.list("to", null);
    to.forEach(address -> requireAddress(section, "to", address));
    String from = section.text("from", null);
    requireAddress(section, "from", from);
    return new MailChannel(
        new MailChannel.Settings(
            host,
            section.number("port", String.valueOf(port), 1, 65_535),
            security,
            from,
            to,
            user,
            password,
            timeout(section)));
  }

  private static void requireAddress(Section section, String key, String address) {
    if (!address.matches("[^\\s@<>,;]+@[^\\s@<>,;]+")) {
      throw section.wrong(key, address, "an address as name@example.com is allowed");
    }
  }
}
