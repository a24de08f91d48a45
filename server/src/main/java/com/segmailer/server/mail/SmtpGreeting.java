package com.segmailer.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.server.mail.SmtpSettings.Encryption;
import com.segmailer.server.mail.SmtpSettings.Login;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;

/** The beginning of a session: who is there, encryption, login. Yields what the server offers. */
final class SmtpGreeting {

  private final SmtpLink link;
  private final SmtpSettings settings;
  private final SSLSocketFactory tls;

  /** The lines of the last EHLO, the first one left out. */
  private final Map<String, String> offers = new HashMap<>();

  SmtpGreeting(SmtpLink link, SmtpSettings settings, SSLSocketFactory tls) {
    this.link = link;
    this.settings = settings;
    this.tls = tls;
  }

  /** What the server offers, by keyword, each with what follows the keyword. */
  Map<String, String> exchange() throws IOException {
    var patience = settings.limits().patience();
    link.within(patience.reply());
    if (settings.encryption() == Encryption.IMPLICIT) {
      link.encrypt(tls, settings.host(), settings.verified());
    }
    positive(reply());
    hello();
    link.within(patience.reply());
    boolean encrypted = settings.encryption() == Encryption.IMPLICIT || startTls();
    var login = settings.login();
    if (login.isPresent()) {
      link.within(patience.reply());
      logIn(login.get(), encrypted);
    }
    link.rest();
    return Map.copyOf(offers);
  }

  private boolean startTls() throws IOException {
    var wanted = settings.encryption();
    if (wanted == Encryption.NEVER || !offers.containsKey("STARTTLS")) {
      if (wanted == Encryption.REQUIRED) {
        throw new SmtpSetback(0, "4.7.4", "The mail server does not offer STARTTLS");
      }
      return false;
    }
    link.write("STARTTLS\r\n");
    positive(reply());
    link.encrypt(tls, settings.host(), settings.verified());
    // What was offered in the clear may have been somebody else's word.
    hello();
    return true;
  }

  private void hello() throws IOException {
    offers.clear();
    var name = settings.hello().isEmpty() ? link.localAddress() : settings.hello();
    link.write("EHLO " + name + "\r\n");
    var reply = SmtpReply.read(this::nextOffer);
    if (reply.code() / 100 == 5) {
      offers.clear();
      link.write("HELO " + name + "\r\n");
      reply = reply();
    }
    positive(reply);
  }

  private String nextOffer() throws IOException {
    var line = link.readLine();
    if (line.startsWith("250") && line.length() > 4) {
      var words = line.substring(4).toUpperCase(Locale.ROOT).split(" ", 2);
      offers.put(words[0], words.length > 1 ? words[1] : "");
    }
    return line;
  }

  private void logIn(Login login, boolean encrypted) throws IOException {
    if (!encrypted && settings.encryption() != Encryption.NEVER) {
      throw new SmtpSetback(
          0, "4.7.4", "The mail server does not offer STARTTLS, without which no password is sent");
    }
    var known = List.of(offers.getOrDefault("AUTH", "").split(" "));
    if (known.contains("PLAIN")) {
      link.write("AUTH PLAIN " + base64("\0" + login.user() + "\0" + login.password()) + "\r\n");
    } else if (known.contains("LOGIN")) {
      link.write("AUTH LOGIN\r\n");
      intermediate(reply());
      link.write(base64(login.user()) + "\r\n");
      intermediate(reply());
      link.write(base64(login.password()) + "\r\n");
    } else {
      throw new SmtpSetback(0, "4.7.4", "The mail server offers no login by AUTH PLAIN or LOGIN");
    }
    positive(reply());
  }

  private SmtpReply reply() throws IOException {
    return SmtpReply.read(link::readLine);
  }

  private static void positive(SmtpReply reply) throws SmtpSetback {
    if (!reply.isPositive()) {
      throw SmtpSetback.refused(reply);
    }
  }

  private static void intermediate(SmtpReply reply) throws SmtpSetback {
    if (!reply.isIntermediate()) {
      throw SmtpSetback.refused(reply);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
