package com.segmailer.server.mail;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Why a connection broke, in words for the operator. */
final class SmtpFailures {

  private SmtpFailures() {}

  /** {@code expired} says that we closed the connection since the server took too long. */
  static Delivery.Deferred deferred(IOException failure, boolean expired) {
    if (expired) {
      return new Delivery.Deferred(0, "4.4.2", "The mail server did not answer in time");
    }
    return switch (failure) {
      case SmtpSetback setback -> setback.deferred();
      case UnknownHostException e ->
        new Delivery.Deferred(0, "4.4.3", "The mail server's name is not known: " + said(e));
      case ConnectException e -> unreachable(e);
      case NoRouteToHostException e -> unreachable(e);
      case SocketTimeoutException e -> unreachable(e);
      case SSLException e ->
        new Delivery.Deferred(0, "4.7.5", "Encryption with the mail server failed: " + said(e));
      default ->
        new Delivery.Deferred(
            0, "4.4.2", "The connection to the mail server broke: " + said(failure));
    };
  }

  private static Delivery.Deferred unreachable(IOException failure) {
    return new Delivery.Deferred(0, "4.4.1", "The mail server cannot be reached: " + said(failure));
  }

  private static String said(IOException failure) {
    return HeaderText.cleaned(String.valueOf(failure.getMessage()), 300);
  }
}
