package com.segmailer.core.delivery;

/** What the numbers say by themselves: RFC 3463 and its registry, RFC 5321, RFC 7504, RFC 7505. */
final class Statuses {

  private Statuses() {}

  static Reason reason(EnhancedStatus status) {
    return switch (status.subject()) {
      case 1 -> address(status.detail());
      case 2 -> mailbox(status.detail());
      case 3 -> system(status.detail());
      case 4 -> routing(status.detail());
      case 6 -> Reason.CONTENT;
      case 7 -> policy(status.detail());
      default -> Reason.UNDETERMINED;
    };
  }

  private static Reason address(int detail) {
    return switch (detail) {
      case 0, 1, 3, 4 -> Reason.MAILBOX_UNKNOWN;
      case 2 -> Reason.DOMAIN_UNKNOWN;
      case 6 -> Reason.MAILBOX_MOVED;
      case 10 -> Reason.DOMAIN_TAKES_NO_MAIL;
      // 5.1.7, 5.1.8 and 5.1.9 speak of the sender.
      default -> Reason.POLICY;
    };
  }

  private static Reason mailbox(int detail) {
    return switch (detail) {
      case 1 -> Reason.MAILBOX_DISABLED;
      case 2 -> Reason.MAILBOX_FULL;
      case 3 -> Reason.MESSAGE_TOO_LARGE;
      default -> Reason.FILTERED;
    };
  }

  private static Reason system(int detail) {
    return switch (detail) {
      case 2 -> Reason.DOMAIN_TAKES_NO_MAIL;
      case 4 -> Reason.MESSAGE_TOO_LARGE;
      default -> Reason.SYSTEM;
    };
  }

  private static Reason routing(int detail) {
    return switch (detail) {
      case 4 -> Reason.DOMAIN_UNKNOWN;
      case 7 -> Reason.EXPIRED;
      default -> Reason.NETWORK;
    };
  }

  private static Reason policy(int detail) {
    return switch (detail) {
      // RFC 5248's 5.7.13, RFC 7293's 5.7.17 and 5.7.18: about the mailbox, not about a policy.
      case 13 -> Reason.MAILBOX_DISABLED;
      case 17, 18 -> Reason.MAILBOX_MOVED;
      case 20, 21, 22, 23, 24, 26, 27, 29 -> Reason.AUTHENTICATION;
      case 25, 28 -> Reason.BLOCKED;
      default -> Reason.POLICY;
    };
  }

  /** What a bare reply says, which is little: 550 stands for everything. */
  static Reason reason(int reply) {
    return switch (reply) {
      case 421, 450, 451 -> Reason.SYSTEM;
      case 452, 552 -> Reason.MAILBOX_FULL;
      case 521, 556 -> Reason.DOMAIN_TAKES_NO_MAIL;
      case 525 -> Reason.MAILBOX_DISABLED;
      case 530, 535 -> Reason.AUTHENTICATION;
      case 551 -> Reason.MAILBOX_MOVED;
      default -> Reason.UNDETERMINED;
    };
  }
}
