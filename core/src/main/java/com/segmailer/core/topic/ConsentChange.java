package com.segmailer.core.topic;

/**
 * A choice that is new.
 *
 * @param topicNo {@link #ALL} when it is about everything but transactional messages
 * @param turned whether another set of messages reaches them now; else it only became explicit
 */
public record ConsentChange(int topicNo, boolean given, boolean turned) {

  public static final int ALL = 0;
}
