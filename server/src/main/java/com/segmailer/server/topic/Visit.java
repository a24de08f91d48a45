package com.segmailer.server.topic;

import com.segmailer.core.topic.Proof;
import com.segmailer.server.http.Request;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who follows a link in a message.
 *
 * @param from the name of the workspace that wrote
 * @param token the link's, of the message
 * @param suppressed whether their address is not written to, whatever they choose
 */
record Visit(
    String from, String token, LinkedMessage message, Standing standing, boolean suppressed) {

  private static final int LONGEST_USER_AGENT = 300;

  /** What the message is about, as long as there is such a topic. */
  Optional<StoredTopic> topic() {
    return Optional.ofNullable(message.topic()).flatMap(standing::topic);
  }

  /** Whether they do not get what the message is about any more. */
  boolean hasLeft() {
    return !standing.subscribed() || topic().map(t -> !standing.gets(t)).orElse(false);
  }

  Proof proof(Request request, Proof.How how) {
    return proof(request, how, message.id());
  }

  /** What is kept of a person who acts on one of our pages. */
  static Proof proof(Request request, Proof.How how, UUID message) {
    var agent = request
        .header("User-Agent")
        .map(text -> text.substring(0, Math.min(text.length(), LONGEST_USER_AGENT)))
        .orElse(null);
    return new Proof(how, message, request.source(), agent);
  }
}
