package com.segmailer.core.webhook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which enabled endpoints of a workspace take which types; answers without a search. */
public final class Subscriptions {

  public static final Subscriptions NONE = new Subscriptions(List.of());

  /**
   * An enabled endpoint.
   *
   * @param types those it takes; empty for all
   */
  public record Subscription(int endpointNo, Set<MessageType> types) {
    public Subscription {
      types = Set.copyOf(types);
    }

    boolean takes(MessageType type) {
      return types.isEmpty() || types.contains(type);
    }
  }

  private final Map<MessageType, List<Integer>> takers = new EnumMap<>(MessageType.class);

  public Subscriptions(List<Subscription> subscriptions) {
    for (var type : MessageType.values()) {
      var numbers = new ArrayList<Integer>();
      for (var subscription : subscriptions) {
        if (subscription.takes(type)) {
          numbers.add(subscription.endpointNo());
        }
      }
      if (!numbers.isEmpty()) {
        takers.put(type, List.copyOf(numbers));
      }
    }
  }

  /** The numbers of the endpoints that take {@code type}. */
  public List<Integer> takersOf(MessageType type) {
    return takers.getOrDefault(type, List.of());
  }

  public boolean take(MessageType type) {
    return takers.containsKey(type);
  }

  /** Whether anybody is told when contacts enter or leave segments. */
  public boolean takeSegments() {
    return take(MessageType.SEGMENT_ENTERED) || take(MessageType.SEGMENT_EXITED);
  }

  public boolean isEmpty() {
    return takers.isEmpty();
  }
}
