package com.segmailer.server.tracking;

import com.segmailer.server.link.Links;
import com.segmailer.server.link.Links.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The links by which openings and clicks are told. They name the recipient too, so that whoever takes
 * them needs to ask nobody before the change is on its way.
 */
public final class TrackedLinks {

  /** The longest address that a link can carry, in octets; longer ones are left as they are. */
  static final int LONGEST_TARGET = 2_900;

  private static final byte NOBODY = 0;
  private static final byte CONTACT = 1;
  private static final int ID = 16;
  private static final List<Kind> CONSENT =
      List.of(Kind.UNSUBSCRIBE, Kind.PREFERENCES, Kind.CONFIRM);

  private final Links links;

  public TrackedLinks(Links links) {
    this.links = links;
  }

  /**
   * Whose links these are.
   *
   * @param contact null for a bare address
   */
  record Recipient(int workspace, UUID message, @Nullable UUID contact) {}

  /**
   * What a link says.
   *
   * @param target empty for the image
   */
  record Followed(Recipient recipient, byte[] target) {}

  /** Where links begin: at the workspace's own host, if it has one. */
  String base(Optional<String> domain) {
    return domain.map(host -> "https://" + host).orElseGet(links::publicUrl);
  }

  String click(String base, Recipient recipient, byte[] target) {
    return url(base, Kind.CLICK, recipient, target);
  }

  String image(String base, Recipient recipient) {
    return url(base, Kind.OPEN, recipient, new byte[0]);
  }

  private String url(String base, Kind kind, Recipient recipient, byte[] target) {
    var contact = recipient.contact();
    var detail = ByteBuffer.allocate(1 + (contact == null ? 0 : ID) + target.length);
    detail.put(contact == null ? NOBODY : CONTACT);
    if (contact != null) {
      detail.putLong(contact.getMostSignificantBits()).putLong(contact.getLeastSignificantBits());
    }
    var token = links.token(
        kind, recipient.workspace(), recipient.message(), detail.put(target).array());
    return base + "/" + kind.path() + "/" + token;
  }

  /** What a token says, if we made it. */
  Optional<Followed> open(Kind kind, String token) {
    return links.open(kind, token).filter(TrackedLinks::isWhole).map(TrackedLinks::followed);
  }

  private static boolean isWhole(Links.Opened opened) {
    var detail = opened.detail();
    return detail.length > 0 && (detail[0] != CONTACT || detail.length > ID);
  }

  private static Followed followed(Links.Opened opened) {
    var detail = ByteBuffer.wrap(opened.detail());
    var contact = detail.get() == CONTACT ? new UUID(detail.getLong(), detail.getLong()) : null;
    var target = new byte[detail.remaining()];
    detail.get(target);
    return new Followed(new Recipient(opened.workspace(), opened.message(), contact), target);
  }

  /** Whether an address is one of those by which recipients say what they want to get. */
  boolean isConsentLink(String url) {
    for (int slash = url.indexOf('/'); slash >= 0; slash = url.indexOf('/', slash + 1)) {
      for (var kind : CONSENT) {
        var path = kind.path() + "/";
        if (url.startsWith(path, slash + 1)
            && links.open(kind, tokenAt(url, slash + 1 + path.length())).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private static String tokenAt(String url, int from) {
    int to = from;
    while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
      to++;
    }
    return url.substring(from, to);
  }

  static String text(byte[] target) {
    return new String(target, StandardCharsets.UTF_8);
  }
}
