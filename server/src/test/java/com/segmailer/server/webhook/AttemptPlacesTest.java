package com.segmailer.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gets places beside those who never give theirs back. */
final class AttemptPlacesTest {

  private final AttemptPlaces places = new AttemptPlaces(100, 40);

  private List<AttemptPlaces.Place> all(int workspace, int endpoint) {
    var taken = new ArrayList<AttemptPlaces.Place>();
    var key = new EndpointKey(workspace, endpoint);
    for (var place = places.begin(key); place.isPresent(); place = places.begin(key)) {
      taken.add(place.get());
    }
    return taken;
  }

  @Test
  void each_endpoint_of_a_workspace_gets_some_and_each_further_one_gets_one_at_least() {
    assertThat(all(1, 1)).hasSize(14);
    assertThat(all(1, 2)).hasSize(9);
    for (int endpoint = 3; endpoint <= 50; endpoint++) {
      assertThat(all(1, endpoint)).isNotEmpty();
    }
  }

  @Test
  void a_workspace_leaves_places_for_others_whatever_it_does() {
    for (int endpoint = 1; endpoint <= 20; endpoint++) {
      all(1, endpoint);
    }
    assertThat(all(2, 1)).hasSize(14);
    assertThat(all(3, 1)).isNotEmpty();
  }

  @Test
  void places_that_are_given_back_are_there_again() {
    var before = all(1, 1);
    before.forEach(AttemptPlaces.Place::close);

    assertThat(all(1, 1)).hasSameSizeAs(before);
  }

  @Test
  void there_are_no_more_than_the_node_has() {
    int taken = 0;
    for (int workspace = 1; workspace <= 150; workspace++) {
      taken += all(workspace, 1).size();
    }

    assertThat(taken).isEqualTo(100);
  }
}
