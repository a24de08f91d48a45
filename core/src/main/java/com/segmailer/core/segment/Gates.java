package com.segmailer.core.segment;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Gate;
import com.segmailer.core.value.Value;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which segments a contact has no chance to be in, told by one look at each attribute that segments
 * demand an exact value of. With a thousand segments, one for each country, it spares a thousand
 * evaluations.
 */
final class Gates {

  /** The positions of segments that have a gate on an attribute, and those that each value opens. */
  private record OnAttribute(BitSet gated, Map<Value, BitSet> openedBy) {}

  private final Map<String, OnAttribute> byAttribute = new HashMap<>();

  void add(int position, Condition condition) {
    Gate.of(condition).ifPresent(gate -> {
      var on = byAttribute.computeIfAbsent(
          gate.attribute(), name -> new OnAttribute(new BitSet(), new HashMap<>()));
      on.gated().set(position);
      gate.keys()
          .forEach(key -> on.openedBy().computeIfAbsent(key, k -> new BitSet()).set(position));
    });
  }

  /** Clears the positions of segments whose gate is shut for a contact with these attributes. */
  void clearShut(BitSet positions, Value.Dict attributes) {
    byAttribute.forEach((name, on) -> {
      if (on.gated().intersects(positions)) {
        var shut = (BitSet) on.gated().clone();
        Gate.keysOf(attributes.get(name), key -> {
          var opened = on.openedBy().get(key);
          if (opened != null) {
            shut.andNot(opened);
          }
        });
        positions.andNot(shut);
      }
    });
  }
}
