package com.segmailer.core.delivery;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How servers put it. The order matters: what tells of the sender or of a passing trouble is looked
 * for before what tells of the recipient, since many a refusal of a sender begins with "recipient
 * rejected".
 */
final class Phrases {

  // What an address or a link is called says nothing about it: security@example.com may be unknown.
  private static final Pattern NAMES =
      Pattern.compile("https?://[^\\s<>]+|[^\\s<>()\\[\\],;:\"']+@[^\\s<>()\\[\\],;:\"']+");

  private record Phrase(Reason reason, Pattern pattern) {}

  private static final List<Phrase> ALL = List.of(
      phrase(
          Reason.MAILBOX_FULL,
          "(mailbox|mail box|inbox|account|folder|user)\\W+(\\S+ )?(is |was |are )?(over ?full|full)",
          "mailboxfull",
          "(over|exceed(s|ed|ing)?|beyond|out of|reached)( \\w+)?( \\w+)? (disk |mail |storage )?quota",
          "quota (was |has been |is )?(exceed|violat|reached|full)",
          "(mail(box)?|user|disk|account|storage)[- ]quota",
          "(mailbox|inbox|user|account)( has| is| mailbox)?"
              + " (exceed(s|ed)?|over|beyond)( the| its)?( allowed| storage| maximum)? (size|limit|space)",
          "out of storage( space)?|overquota|insufficient (user |mailbox |disk )?(quota|storage)",
          "not enough (storage |disk )?space in (the )?mailbox|too many messages in (the )?mailbox"),
      phrase(
          Reason.GREYLISTED, "gr[ea]ylist|gr[ea]y-list|temporar\\w+ rejected, please (try|retry)"),
      phrase(
          Reason.AUTHENTICATION,
          "\\b(dmarc|dkim|spf|sender[- ]id|arc)\\b",
          "unauthenticated|not authenticated|authentication (is )?(required|failed|information)",
          "fails? (to pass )?authenticat|purported responsible|must authenticate"),
      phrase(Reason.VIRUS, "\\bvirus|infected|malware|trojan|\\bworm\\b|phishing"),
      phrase(
          Reason.SPAM,
          "\\bspam(s|my|mer|mers|ming)?\\b|\\bube\\b|\\buce\\b|\\bjunk\\b|unsolicited|bulk (e-?)?mail|blacklisted (url|link)"
              + "|content rejected"),
      phrase(
          Reason.RATE_LIMITED,
          "too many (connections|messages|recipients|e?mails|sessions|concurrent|errors|requests)",
          "rate limit|rate[- ]limited|throttl|(at|exceeds?) a rate|(sending|receiving|mail) rate",
          "too (fast|quickly|frequent)|frequency limit|(connection|message|daily|hourly|sending|relay)"
              + " (frequency|limit|quota)|unexpected volume"),
      phrase(
          Reason.BLOCKED,
          "block(ed)? ?list|black ?list|deny ?list|\\b(dns)?[rd]?bl\\b|\\brbl\\b|spamhaus|spamcop|barracuda"
              + "|sorbs|proofpoint",
          "(ip|ips|ip address|client|host|server|sender|network|connection|connections|access|message"
              + "|mail|email)s?( \\S+)?( \\S+)? (is |are |was |has been |have been )?(currently )?"
              + "(blocked|banned|blacklisted|denylisted)",
          "\\bblocked\\b|\\bbanned\\b|reputation|user complaints",
          "\\bptr\\b|reverse[- ](dns|lookup|host)|\\brdns\\b|invalid ip|forbidden|dynamic ip|residential",
          "client host rejected|cannot find your (reverse )?hostname|helo (command )?rejected",
          "use (the|your) (smtp|isp|provider)|mail server of your isp"),
      phrase(
          Reason.RELAYING_DENIED,
          "relay(ing)?( access)?( is| was)?( not)? (denied|prohibited|permitted|allowed|forbidden)",
          "(unable|not permitted|not allowed|cannot|can't|refused?) to relay|no relaying|open relay",
          "not (a )?(gateway|local (domain|host))|relaying mail|does ?n.?t relay|not relay"),
      phrase(
          Reason.MESSAGE_TOO_LARGE,
          "(message|mail|size|length|data)( \\w+)?( \\w+)? (exceed(s|ed|ing)?|too (large|big|long))",
          "too (large|big)|maximum (message|permitted|allowed)? ?size|headers? too large"),
      phrase(
          Reason.EXPIRED,
          "expired|time(d)?[- ]?out|retry time|too long|(could not|unable to) deliver (it )?(for|in) the",
          "could not be delivered for|delivery failed [0-9]+ attempts|giving up after|has been delayed"
              + "|not (yet )?been delivered|delivery .{0,20}delayed|max(imum)? (retries|attempts)"),
      // That the sender or its domain is unknown says nothing of the recipient.
      phrase(
          Reason.POLICY,
          "sender( \\S+)?( address)?( \\S+)?( was| is)? (rejected|refused|denied|unknown|invalid)",
          "(domain of|unknown|invalid) sender|sender('s)? (domain|address)( \\S+)? (does|not|could|is)",
          "mail from .{0,60}(rejected|refused|denied)|(helo|ehlo)\\b.{0,60}(not found|invalid|reject)"),
      phrase(
          Reason.DOMAIN_UNKNOWN,
          "(host|domain)( name)?( \\S+)? (is )?(unknown|not found|not exist|invalid)",
          "(unknown|no such|invalid|illegal|non-?existent|unrouteable|unroutable) (mail )?(host|domain)",
          "(host|domain|hostname)( name)?( \\S+)? (does|did)(n.?t| not) exist|nxdomain|bad domain",
          "host or domain name not found|(host|domain) is not reachable|no such domain"),
      phrase(
          Reason.DOMAIN_TAKES_NO_MAIL,
          "null mx|does(n.?t| not) (accept|receive) (any )?(e-?)?mail|no smtp service|nullmx",
          "not accepting (network )?(messages|mail)|couldn.t find a mail exchanger"
              + "|no mail exchanger|mail not accepted (by|for) (host|domain)"),
      phrase(
          Reason.NETWORK,
          "too many hops|hop count|rout(ing|e) loop|mail loop|loops? back|looping|loop detected",
          "connection (refused|reset|lost|dropped|closed|was)|did(n.t| not) accept our requests",
          "(unable|not able|wasn.t able|failed|cannot|can't|could not|couldn.t) to "
              + "(connect|contact|establish|reach)|unreachable|no route",
          "name server (error|lookup|failure)|name service error|lookup failure|servfail"
              + "|malformed or unexpected|network error|conversation with|host not responding"),
      phrase(
          Reason.MAILBOX_DISABLED,
          "(account|mailbox|user|address|recipient|e?mail|subscriber)\\W+((\\S+|has been|is|was|are) ){0,3}"
              + "(temporar\\w+ )?(disabled|suspended|inactive|deactivated|discontinued|locked|closed"
              + "|expired|frozen|not active|on hold|restricted|unavailable temporar\\w+)",
          "(disabled|suspended|inactive|deactivated|locked|dormant) "
              + "(account|mailbox|user|recipient|address|e?mail)"),
      phrase(
          Reason.CONTENT,
          "header error|syntax error|multiple addresses in from|malformed|non-?compliant|rfc ?[0-9]{3,4}",
          "(media|content|attachment|format|conversion) (type )?(error|rejected|not (allowed|supported))",
          "parameter not implemented|bare (lf|cr)|(missing|invalid|duplicate) .{0,20}header"),
      phrase(
          Reason.POLICY,
          "\\bpolic(y|ies)\\b|access (is )?denied|administrative(ly)?|security|not authori[sz]ed"
              + "|prohibited|restricted|denied by|local_scan|permission",
          "recipient preferences|email preferences|not accepted for|refuses to accept"),
      phrase(
          Reason.MAILBOX_MOVED,
          "no longer (on|at|here|available|with|valid|in use|works|active)|has (moved|changed|left)"
              + "|address (was |has been )?changed|user not local|obsolete"),
      phrase(
          Reason.MAILBOX_UNKNOWN,
          "(unknown|no such|invalid|illegal|nonexistent|non-existent|unrouteable|bad|not a valid"
              + "|unrecogni[sz]ed|undeliverable|incorrect)( \\w+)?( \\w+)? "
              + "(user|users|recipient|recipients|mailbox|account|address|addressee|local part|userid"
              + "|person|e?mail ?box|destination|name|alias|subscriber|customer)",
          "(user|recipient|mailbox|account|address|addressee|alias|local part|name|customer|subscriber)"
              + "( name)?( \\S+)?( \\S+)?( \\S+)? (is |was |be )?(unknown|not (found|known|exist|recogni[sz]ed|listed|valid"
              + "|local)|invalid|nonexistent)",
          "(user|recipient|mailbox|account|address|addressee|person|name)( \\S+)?( \\S+)?( \\S+){0,6} "
              + "(does|did|do)(n.?t| not) (\\w+ )?exist|(user|address|mailbox|recipient) (does)?n.?t (exist|have)",
          "does(n.?t| not) have an? (\\S+ )?account|no (mailbox|account|user|one) (\\w+ )?(here|by|with|of)",
          "not a (registered|known|valid)|couldn.t be found|recipnotfound|unknown in|unknown user"
              + "|not our customer|invalid (final )?delivery|invalide|inconnu|desconocido|unbekannt"),
      phrase(
          Reason.SYSTEM,
          "(system|mailer) (error|problem|config)|internal (server )?error|server error|disk space|disk full"
              + "|queue file|local error|resources|service (is )?(currently )?(not available|unavailable)"
              + "|ldap|temporary failure|try again|configuration"),
      // What RFC 5321 has servers say when they do not want to say more.
      phrase(
          Reason.MAILBOX_UNKNOWN,
          "address rejected|mailbox (unavailable|not available)"
              + "|recipients? (address )?(was |is )?(rejected|refused)|rejected recipient"));

  private Phrases() {}

  /** What the first phrase that a text holds says. */
  static Optional<Reason> reason(String text) {
    var plain = NAMES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("_@_");
    var lower = plain.replaceAll("\\s+", " ");
    return ALL.stream()
        .filter(phrase -> phrase.pattern.matcher(lower).find())
        .map(Phrase::reason)
        .findFirst();
  }

  private static Phrase phrase(Reason reason, String... alternatives) {
    return new Phrase(reason, Pattern.compile(String.join("|", alternatives)));
  }
}
