package com.segmailer.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies written by hand, after what RFCs define and providers publish. */
final class ClassifierTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      550 5.1.1 <jane@example.com>: Recipient address rejected: User unknown | MAILBOX_UNKNOWN
      550 5.1.1 The email account that you tried to reach does not exist. Please try | MAILBOX_UNKNOWN
      554 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address | MAILBOX_UNKNOWN
      550 5.4.1 Recipient address rejected: Access denied. AS(201806281) | MAILBOX_UNKNOWN
      550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302) | MAILBOX_UNKNOWN
      550 #5.1.0 Address rejected. | MAILBOX_UNKNOWN
      550 5.1.1 <security@example.com>: user unknown, see https://example.com/spam-policy | MAILBOX_UNKNOWN
      550 No such user here | MAILBOX_UNKNOWN
      550 Invalid Recipient | MAILBOX_UNKNOWN
      550 unknown user jane | MAILBOX_UNKNOWN
      550 5.1.1 Benutzer unbekannt | MAILBOX_UNKNOWN
      551 5.1.6 User has moved | MAILBOX_MOVED
      550 5.1.2 Host unknown | DOMAIN_UNKNOWN
      556 5.1.10 Recipient domain has null MX | DOMAIN_TAKES_NO_MAIL
      521 5.3.2 This host does not accept mail | DOMAIN_TAKES_NO_MAIL
      """)
  void an_address_that_leads_nowhere_is_hard(String reply, Reason reason) {
    var verdict = Classifier.classify(Diagnosis.ofReply(code(reply), reply, Stage.RECIPIENT));

    assertThat(verdict.reason()).isEqualTo(reason);
    assertThat(verdict.hard()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      552 5.2.2 The email account that you tried to reach is over quota | MAILBOX_FULL
      550 5.1.1 sorry, mailbox jane@example.com is over quota temporarily | MAILBOX_FULL
      452 4.2.2 Mailbox full | MAILBOX_FULL
      550 5.2.1 The email account that you tried to reach is disabled. | MAILBOX_DISABLED
      525 5.7.13 Disabled recipient address | MAILBOX_DISABLED
      550 5.0.0 This account has been suspended | MAILBOX_DISABLED
      552 5.3.4 Message size exceeds fixed maximum message size | MESSAGE_TOO_LARGE
      550 5.7.1 Message rejected due to spam content | SPAM
      554 5.7.1 Your message contains a virus | VIRUS
      550 5.7.26 This message does not have authentication information | AUTHENTICATION
      550 5.7.515 Access denied, sending domain example.com does not pass DMARC | AUTHENTICATION
      550 5.1.1 message rejected by DMARC policy of the sender's domain | AUTHENTICATION
      554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org | BLOCKED
      550 5.7.25 The IP address sending this message does not have a PTR record | BLOCKED
      550 5.1.1 recipient rejected: your IP 192.0.2.1 is on our block list | BLOCKED
      550-5.2.1 The user you are trying to contact is receiving mail at a rate that | RATE_LIMITED
      450 4.2.0 <jane@example.com>: Recipient address rejected: Greylisted | GREYLISTED
      554 5.7.1 <jane@example.com>: Relay access denied | RELAYING_DENIED
      554 5.7.9 Message not accepted for policy reasons | POLICY
      553 5.1.8 Domain of sender address x@y does not exist | POLICY
      550 5.1.7 Sender address rejected | POLICY
      550 <bounce@example.com>: Sender address rejected: Domain not found | POLICY
      550 Invalid sender domain | POLICY
      501 Sender domain does not exist | POLICY
      550 <mx.example.net>: Helo command rejected: Host not found | BLOCKED
      554 5.4.6 Too many hops | NETWORK
      421 4.4.2 Connection timed out | EXPIRED
      451 4.3.0 Temporary system problem. Try again later | SYSTEM
      """)
  void what_is_about_the_sender_or_will_pass_is_soft(String reply, Reason reason) {
    var verdict = Classifier.classify(Diagnosis.ofReply(code(reply), reply, Stage.RECIPIENT));

    assertThat(verdict.reason()).isEqualTo(reason);
    assertThat(verdict.hard()).isFalse();
  }

  @Test
  void a_failure_that_may_pass_is_never_hard() {
    for (var reply : new String[] {
      "450 4.1.1 <jane@example.com>: unverified address: user unknown",
      "451 4.1.2 Domain not found",
      "421 no such user"
    }) {
      var verdict = Classifier.classify(Diagnosis.ofReply(code(reply), reply, Stage.RECIPIENT));

      assertThat(verdict.hard()).as(reply).isFalse();
    }
  }

  @Test
  void the_same_words_mean_less_once_the_content_was_sent() {
    var reply = "550 User unknown";

    var atRecipient = Classifier.classify(Diagnosis.ofReply(550, reply, Stage.RECIPIENT));
    var afterContent = Classifier.classify(Diagnosis.ofReply(550, reply, Stage.CONTENT));

    assertThat(atRecipient.hard()).isTrue();
    assertThat(afterContent.hard()).isFalse();
    assertThat(afterContent.reason()).isEqualTo(Reason.FILTERED);
  }

  @Test
  void a_status_in_the_text_is_more_telling_than_a_general_one_reported() {
    var diagnosis = new Diagnosis(
        0, EnhancedStatus.parse("5.0.0"), Stage.UNKNOWN, "550 5.1.1 whatever that may be");

    var verdict = Classifier.classify(diagnosis);

    assertThat(verdict.status()).contains(new EnhancedStatus(5, 1, 1));
    assertThat(verdict.reply()).isEqualTo(550);
    assertThat(verdict.hard()).isTrue();
  }

  @Test
  void versions_and_addresses_of_hosts_are_no_status() {
    var text = "Exim 4.98.1 at 5.1.1.20 [192.5.1.1] on 2024-4.4.7 said nothing; id 5.7.1-abc";

    assertThat(EnhancedStatus.allIn("host 5.1.1.20 and 192.5.1.1")).isEmpty();
    assertThat(EnhancedStatus.allIn("said 5.1.1. Good bye")).hasSize(1);
    assertThat(Classifier.classify(Diagnosis.ofText(text, Stage.UNKNOWN)).hard())
        .isFalse();
  }

  @Test
  void nothing_known_is_soft_and_undetermined() {
    var verdict = Classifier.classify(new Diagnosis(0, Optional.empty(), Stage.UNKNOWN, ""));

    assertThat(verdict.hard()).isFalse();
    assertThat(verdict.reason()).isEqualTo(Reason.UNDETERMINED);
  }

  @Test
  void a_text_of_any_length_takes_bounded_time() {
    var text = "mailbox mailbox ".repeat(500_000);

    assertThat(Classifier.classify(Diagnosis.ofText(text, Stage.UNKNOWN)).hard())
        .isFalse();
  }

  private static int code(String reply) {
    return Integer.parseInt(reply.substring(0, 3));
  }
}
