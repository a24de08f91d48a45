package com.segmailer.server.http;

import java.time.Duration;

/**
 * Room for large answers that wait to be taken. Nobody waits for it, as whoever does has an answer in
 * memory already.
 *
 * @param callers for those who have a key
 * @param visitors for those who have none, apart from the others
 */
record AnswerRooms(Room callers, Room visitors) {

  private static final int PART_OF_VISITORS = 4;

  static AnswerRooms of(HttpSettings config) {
    long bytes = config.limits().bodyRoom();
    return new AnswerRooms(room(bytes), room(bytes / PART_OF_VISITORS));
  }

  Room of(Exchange exchange) {
    return exchange.caller() == null ? visitors : callers;
  }

  private static Room room(long bytes) {
    return new Room(
        bytes,
        Duration.ZERO,
        "As many large answers wait to be taken as the server can hold; try again");
  }
}
