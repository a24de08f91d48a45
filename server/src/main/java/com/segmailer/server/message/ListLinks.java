package com.segmailer.server.message;

import com.segmailer.core.message.Dispatch;
import com.segmailer.core.value.Value;
import com.segmailer.server.link.Links;
import com.segmailer.server.link.Links.Kind;
import com.segmailer.server.mail.MailHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How recipients get out again: links for templates, and headers for mail programs (RFC 8058). */
final class ListLinks {

  /** As whom mailbox providers know this kind of sender; five to fifteen letters. */
  private static final String SENDER = "segmailer";

  private static final byte[] NOTHING_MORE = {};

  private final Links links;

  ListLinks(Links links) {
    this.links = links;
  }

  /** Puts the links of a message that shows a contact's data; those of a test lead to nobody. */
  void variables(int workspace, Claimed message, Map<String, Value> variables) {
    if (message.person() != null) {
      variables.put("unsubscribe_url", url(Kind.UNSUBSCRIBE, workspace, message));
      variables.put("preferences_url", url(Kind.PREFERENCES, workspace, message));
    }
  }

  private Value url(Kind kind, int workspace, Claimed message) {
    return new Value.Text(links.url(kind, workspace, message.id(), NOTHING_MORE));
  }

  /** All of them are signed, because {@code DkimSigner} knows their names. */
  List<MailHeader> headers(int workspace, Claimed message) {
    var headers = new ArrayList<MailHeader>();
    boolean canBeLeft =
        message.kind() == Dispatch.Kind.MARKETING || message.origin().topic() != null;
    if (canBeLeft && message.contact() != null) {
      var url = links.url(Kind.UNSUBSCRIBE, workspace, message.id(), NOTHING_MORE);
      headers.add(new MailHeader("List-Unsubscribe", "<" + url + ">"));
      headers.add(new MailHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    var campaign = message.origin().campaign();
    if (campaign != null) {
      var topic = message.origin().topic();
      var about = topic == null ? message.kind().name().toLowerCase(Locale.ROOT) : topic;
      headers.add(new MailHeader(
          "Feedback-ID", "%s:%s:ws_%d:%s".formatted(campaign, about, workspace, SENDER)));
    }
    return headers;
  }
}
