package com.segmailer.server.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The mail server that messages are handed to.
 *
 * @param verified whether its certificate must be valid and its own
 * @param hello the name we give; empty for our address
 */
public record SmtpSettings(
    String host,
    int port,
    Encryption encryption,
    boolean verified,
    Optional<Login> login,
    String hello,
    Limits limits) {

  /** When the connection is encrypted. */
  public enum Encryption {
    /** From the first byte on. */
    IMPLICIT,
    /** By STARTTLS; without it nothing is sent. */
    REQUIRED,
    /** By STARTTLS where the server offers it. A password is never sent without. */
    OPTIONAL,
    NEVER
  }

  /** Who we say we are. */
  public record Login(String user, String password) {

    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  /**
   * How much at a time, and how long.
   *
   * @param connections open at a time
   * @param messages over one connection, before it is closed
   * @param idle how long an unused connection is kept
   * @param queue how long a message waits for a connection
   */
  public record Limits(
      int connections,
      int messages,
      Duration idle,
      Duration queue,
      Rates rates,
      Patience patience) {

    static final int MOST_CONNECTIONS = 500;

    public static final Limits USUAL = new Limits(
        20, 1_000, Duration.ofSeconds(30), Duration.ofMinutes(5), Rates.NONE, Patience.USUAL);

    public Limits with(int newConnections, Rates newRates) {
      return new Limits(newConnections, messages, idle, queue, newRates, patience);
    }
  }

  /** Messages a second of one node: to the mail server, and of those to one recipient's domain. */
  public record Rates(OptionalInt perSecond, OptionalInt perDomain) {

    static final int MOST = 100_000;

    public static final Rates NONE = new Rates(OptionalInt.empty(), OptionalInt.empty());
  }

  /**
   * How long to wait for the server (RFC 5321, section 4.5.3.2, shortened where servers are quick).
   *
   * @param ended from the end of a message to the answer: giving up here leaves its fate unknown
   */
  public record Patience(Duration connect, Duration reply, Duration transmit, Duration ended) {

    static final Patience USUAL = new Patience(
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(3),
        Duration.ofMinutes(10));
  }

  /** Reads {@code smtp[s]://USER:PASSWORD@HOST:PORT?starttls=...}. */
  public static SmtpSettings parse(String url) {
    return new SmtpUrl(url).settings();
  }

  public SmtpSettings with(Limits limits) {
    return new SmtpSettings(host, port, encryption, verified, login, hello, limits);
  }
}
