package com.segmailer.server.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/** A DNS server on a free UDP port that knows what a test tells it. */
public final class TestDns implements AutoCloseable {

  private static final int PIECE = 255;

  private final DatagramSocket socket;
  private final Map<Name, List<Record>> records = new ConcurrentHashMap<>();
  private volatile int failure = Rcode.NOERROR;

  private TestDns() {
    try {
      socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static TestDns start() {
    var dns = new TestDns();
    Thread.ofVirtual().start(dns::answerAll);
    return dns;
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
  }

  /** Publishes a text, in pieces where it is long. */
  public void text(String name, String text) {
    var pieces = new ArrayList<String>();
    for (int i = 0; i < text.length(); i += PIECE) {
      pieces.add(text.substring(i, Math.min(text.length(), i + PIECE)).replace("\\", "\\\\"));
    }
    add(new TXTRecord(name(name), DClass.IN, 60, pieces));
  }

  public void mailHost(String name, String host) {
    add(new MXRecord(name(name), DClass.IN, 60, 10, name(host)));
  }

  public void alias(String name, String target) {
    add(new CNAMERecord(name(name), DClass.IN, 60, name(target)));
  }

  /** From now on nothing is known of the name. */
  public void remove(String name) {
    records.remove(name(name));
  }

  /** Every question is answered with this code, until it is {@link Rcode#NOERROR} again. */
  public void failWith(int code) {
    failure = code;
  }

  private void add(Record record) {
    records.computeIfAbsent(record.getName(), n -> new ArrayList<>()).add(record);
  }

  private static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void answerAll() {
    var packet = new DatagramPacket(new byte[4_096], 4_096);
    try {
      while (true) {
        socket.receive(packet);
        var question = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
        byte[] answer = answer(question).toWire();
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException e) {
      assert socket.isClosed();
    }
  }

  private Message answer(Message question) {
    var asked = question.getQuestion();
    var answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RA);
    answer.addRecord(asked, Section.QUESTION);
    var known = records.get(asked.getName());
    answer
        .getHeader()
        .setRcode(
            failure != Rcode.NOERROR ? failure : known == null ? Rcode.NXDOMAIN : Rcode.NOERROR);
    if (known != null && failure == Rcode.NOERROR) {
      known.stream()
          .filter(r -> r.getType() == asked.getType() || r instanceof CNAMERecord)
          .forEach(r -> answer.addRecord(r, Section.ANSWER));
    }
    return answer;
  }

  @Override
  public void close() {
    socket.close();
  }
}
