package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many requests of runs may be under way, so that nobody takes the places of others. */
final class CallPlacesTest {

  private final CallPlaces places = new CallPlaces();

  private void begin(int workspace, String host, int times) {
    for (int i = 0; i < times; i++) {
      places.begin(workspace, host);
    }
  }

  private int free(int workspace, String host) {
    var room = places.room(workspace);
    int at = room.hosts().indexOf(host);
    return at < 0 ? CallPlaces.RECEIVER : room.free().get(at);
  }

  @Test
  void a_host_takes_its_own_places_and_nobody_elses() {
    begin(1, "slow", CallPlaces.RECEIVER);

    assertThat(places.room(1).full()).containsExactly("slow");
    assertThat(places.room(1).most()).isEqualTo(CallPlaces.WORKSPACE - CallPlaces.RECEIVER);
    assertThat(free(1, "quick")).isEqualTo(CallPlaces.RECEIVER);
    assertThat(free(2, "slow")).isEqualTo(CallPlaces.RECEIVER);
    assertThat(places.room(2).most()).isEqualTo(CallPlaces.WORKSPACE);
  }

  @Test
  void a_host_that_keeps_silent_has_few_places_until_it_answers() {
    for (int i = 0; i < CallPlaces.FAILURES; i++) {
      assertThat(free(1, "silent")).isEqualTo(CallPlaces.RECEIVER);
      places.begin(1, "silent");
      places.end(1, "silent", true);
    }
    assertThat(free(1, "silent")).isEqualTo(CallPlaces.SILENT);

    places.begin(1, "silent");
    places.end(1, "silent", false);

    assertThat(free(1, "silent")).isEqualTo(CallPlaces.RECEIVER);
    assertThat(places.areAllFree()).isTrue();
  }

  @Test
  void a_node_has_an_end_and_leaves_some_to_others_before_it() {
    int workspace = 0;
    int begun = 0;
    while (places.room(++workspace).most() > 0) {
      int most = places.room(workspace).most();
      begin(workspace, "slow", most);
      begun += most;
    }

    assertThat(begun).isEqualTo(CallPlaces.NODE);
    assertThat(workspace).isGreaterThan(CallPlaces.NODE / CallPlaces.WORKSPACE + 3);
    places.end(1, "slow", false);
    assertThat(places.room(workspace).most()).isEqualTo(1);
  }

  @Test
  void no_more_hosts_are_remembered_than_the_bound() {
    for (int i = 0; i <= CallPlaces.MAX_KNOWN + 10; i++) {
      places.begin(1, "host" + i);
      places.end(1, "host" + i, true);
    }

    assertThat(places.room(1).hosts()).hasSize(CallPlaces.MAX_KNOWN);
  }
}
