package com.segmailer.server.egress;

import com.segmailer.server.egress.Exchange.Field;
import com.segmailer.server.egress.Exchange.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Calls addresses that others chose. Only checked addresses are connected to, redirects are answers,
 * proxies and cookies do not exist, and neither time nor bytes go beyond their bounds.
 */
public final class Egress implements AutoCloseable {

  /** From the first look at the name to the last byte that is read. */
  public static final Duration TOTAL = Duration.ofSeconds(20);

  /** Bytes of an answer that are kept where it is only looked at. */
  public static final int KEPT = 1_024;

  /** Bytes of an answer that are read: by somebody, or so that its connection can be used again. */
  public static final int READ = 65_536;

  private final CloseableHttpClient open;
  private final CloseableHttpClient inner;
  private final LookUps lookUps = new LookUps();
  private final ScheduledThreadPoolExecutor deadlines = Threads.deadlines();
  private final Duration total;

  public Egress(AddressRules rules) {
    this(rules, Names.SYSTEM, TOTAL);
  }

  Egress(AddressRules rules, Names names, Duration total) {
    this.total = total;
    open = client(names, rules::allow);
    inner = client(names, rules::name);
  }

  private CloseableHttpClient client(Names names, Predicate<InetAddress> allowed) {
    return Clients.with(new GuardedResolver(names, allowed, lookUps), total);
  }

  /**
   * What is to be called.
   *
   * @param body null for none
   * @param kept bytes of the answer that are kept, at most {@link #READ}
   */
  public record Call(
      String method, Target target, List<Field> headers, byte @Nullable [] body, int kept) {
    public Call {
      headers = List.copyOf(headers);
    }
  }

  /** Posts {@code body}; an exchange in any case. */
  public Exchange post(int owner, Target target, List<Field> headers, byte[] body) {
    return make(owner, new Call("POST", target, headers, body, KEPT));
  }

  /**
   * Makes a call; an exchange in any case.
   *
   * @param owner for whom: each has a share of what calls need beside their own thread
   */
  public Exchange make(int owner, Call call) {
    var target = call.target();
    var request = new HttpUriRequestBase(call.method(), target.uri());
    call.headers().forEach(field -> request.addHeader(field.name(), field.value()));
    if (call.body() != null) {
      request.setEntity(new ByteArrayEntity(call.body(), null));
    }
    var client = target.mayBePublic() ? open : inner;
    long begun = System.nanoTime();
    var deadline = deadlines.schedule(request::cancel, total.toMillis(), TimeUnit.MILLISECONDS);
    try (var owned = lookUps.ownedBy(owner)) {
      var response = client.executeOpen(HttpHost.create(target.uri()), request, null);
      return answered(request, response, call.kept(), begun);
    } catch (IOException | RuntimeException e) {
      return new Exchange.Failed(request.isCancelled() ? Reason.TOO_SLOW : reason(e), since(begun));
    } finally {
      deadline.cancel(false);
    }
  }

  /** The beginning of a body, and whether it is all of it. */
  private record Start(byte[] bytes, boolean whole) {}

  private static Exchange answered(
      HttpUriRequestBase request, ClassicHttpResponse response, int kept, long begun)
      throws IOException {
    try {
      var start = start(request, response, kept);
      var fields = new ArrayList<Field>();
      for (var header : response.getHeaders()) {
        fields.add(new Field(header.getName(), String.valueOf(header.getValue())));
      }
      return new Exchange.Answered(
          response.getCode(), fields, start.bytes(), start.whole(), since(begun));
    } finally {
      close(request, response);
    }
  }

  /** Reads to the end or to the bound, whichever comes first; beyond it the connection goes. */
  private static Start start(HttpUriRequestBase request, ClassicHttpResponse response, int kept)
      throws IOException {
    var entity = response.getEntity();
    var in = entity == null ? null : entity.getContent();
    if (in == null) {
      return new Start(new byte[0], true);
    }
    var start = in.readNBytes(kept);
    var rest = new byte[8_192];
    int length = start.length;
    int more = start.length < kept ? -1 : in.read(rest);
    boolean whole = more < 0;
    while (more >= 0 && length < READ) {
      length += more;
      more = in.read(rest);
    }
    if (more >= 0) {
      // Closing in order would read all that is left.
      request.cancel();
    }
    return new Start(start, whole);
  }

  private static void close(HttpUriRequestBase request, ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException e) {
      // All that was wanted has been read, or the failure is on its way already.
      request.cancel();
    }
  }

  private static Reason reason(@Nullable Throwable failure) {
    return switch (failure) {
      case UnknownHostException e -> Reason.NO_ADDRESS;
      case SSLException e -> Reason.NOT_TRUSTED;
      case ConnectException e -> Reason.NO_CONNECTION;
      case NoRouteToHostException e -> Reason.NO_CONNECTION;
      case InterruptedIOException e -> Reason.TOO_SLOW;
      case null, default -> Reason.BROKEN;
    };
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Override
  public void close() {
    open.close(CloseMode.IMMEDIATE);
    inner.close(CloseMode.IMMEDIATE);
    deadlines.shutdownNow();
    lookUps.close();
  }
}
