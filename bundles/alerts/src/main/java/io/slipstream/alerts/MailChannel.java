package io.slipstream.alerts;

import io.slipstream.alerts.book.Notice;
import io.slipstream.api.service.risk.Violation;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** Sends a message by SMTP, a connection each. */
final class MailChannel implements Channel {
  private final Settings settings;
  private final Session session;

  /** How the connection is kept from others. */
  enum Security {
    /** It is not; for a server on this machine. */
    NONE,
    /** Begins open and has to become TLS. */
    STARTTLS,
    /** TLS from the beginning. */
    TLS
  }

  /**
   * Where it leads.
   *
   * @param from address of the sender
   * @param to addresses
   * @param user empty for none
   * @param password null for none
   * @param timeout of each step
   */
  record Settings(
      String host,
      int port,
      Security security,
      String from,
      List<String> to,
      String user,
      SecretFile password,
      Duration timeout) {}

  MailChannel(Settings settings) {
    this.settings = settings;
    String millis = String.valueOf(settings.timeout().toMillis());
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", String.valueOf(settings.port()));
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.writetimeout", millis);
    properties.put("mail.smtp.auth", String.valueOf(!settings.user().isEmpty()));
    properties.put("mail.smtp.localhost", "slipstream");
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.enable", String.valueOf(settings.security() == Security.TLS));
    String startTls = String.valueOf(settings.security() == Security.STARTTLS);
    properties.put("mail.smtp.starttls.enable", startTls);
    properties.put("mail.smtp.starttls.required", startTls);
    this.session = withLoader(() -> Session.getInstance(properties));
  }

  @Override
  public String kind() {
    return "mail";
  }

  @Override
  public String target() {
    return String.join(", ", settings.to())
        + " by "
        + settings.host()
        + ":"
        + settings.port()
        + ", "
        + settings.security().name().toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public void deliver(Notice notice) throws IOException {
    String password = settings.password() == null ? null : settings.password().read();
    try {
      withLoader(
          () -> {
            send(notice, password);
            return null;
          });
    } catch (MessagingException e) {
      throw new IOException(
          settings.host() + ":" + settings.port() + " did not take it: " + words(e, password));
    }
  }

  private void send(Notice notice, String password) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(settings.from()));
    message.setRecipients(
        Message.RecipientType.TO, InternetAddress.parse(String.join(",", settings.to())));
    message.setSubject(subject(notice), StandardCharsets.UTF_8.name());
    message.setSentDate(new Date());
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(
                body(notice).getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8")));
    message.saveChanges();
    try (Transport transport = session.getTransport()) {
      transport.connect(settings.user().isEmpty() ? null : settings.user(), password);
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  private static String subject(Notice notice) {
    Violation newest = notice.alert().newest();
    String of = newest.scopeName().isEmpty() ? "" : " of " + newest.scopeName();
    return ("[slipstream] " + newest.severity() + ' ' + newest.type() + of)
        .replaceAll("\\p{Cntrl}+", " ");
  }

  private static String body(Notice notice) {
    StringBuilder body = new StringBuilder(notice.text()).append("\r\n\r\n");
    notice
        .alert()
        .newest()
        .fields()
        .forEach((name, value) -> body.append(name).append(": ").append(value).append("\r\n"));
    body.append("violations so far: ").append(notice.alert().count());
    body.append("\r\nfirst seen: ").append(notice.alert().opened());
    return body.append("\r\n\r\nalert:ack ")
        .append(notice.alert().number())
        .append(" --reason '...' takes it.\r\n")
        .toString();
  }

  /** Servers repeat what they were told; a password is never repeated. */
  private static String words(Exception e, String password) {
    String message = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " ").strip();
    String safe = password == null ? message : message.replace(password, "***");
    return safe.length() > 200 ? safe.substring(0, 200) : safe;
  }

  /** The library finds its own parts by the thread's class loader, which is another bundle's. */
  private static <T, E extends Exception> T withLoader(Action<T, E> action) throws E {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Session.class.getClassLoader());
    try {
      return action.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private interface Action<T, E extends Exception> {
    T run() throws E;
  }
}
