package com.segmailer.core.segment;

import com.segmailer.core.condition.Needs;
import com.segmailer.core.contact.AttributeType;
import com.segmailer.core.contact.SegmentNumbers;
import com.segmailer.core.event.Signal;
import com.segmailer.core.topic.Topics;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Workflows;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All definitions of a workspace at one version, with an index from what may change to the segments
 * it can touch. Segments are addressed by their position: each stands after all it refers to.
 */
public final class Definitions {

  /** A signal with its number in contacts' records; {@code built} once every contact's digest is there. */
  public record NumberedSignal(int no, Signal signal, boolean built) {}

  private static final BitSet NONE = new BitSet();
  private static final int SMALL_NUMBERS = 4_096;

  private final Edition edition;
  private final ZoneId zone;
  private final Map<String, AttributeType> declaredTypes;
  private final List<Segment> segments;
  private final Map<UUID, Integer> positionById = new HashMap<>();
  private final Map<Integer, Integer> positionByNo = new HashMap<>();
  // The same for the numbers that are usual, without boxes: asked for each membership of a contact.
  private final int[] positionOfSmall;
  private final Map<Signal, NumberedSignal> signals = new HashMap<>();
  private final Map<Integer, NumberedSignal> signalByNo = new HashMap<>();
  private final Map<String, List<NumberedSignal>> signalsByEvent = new HashMap<>();
  private final Map<String, BitSet> byAttribute = new HashMap<>();
  private final Map<Integer, BitSet> bySignal = new HashMap<>();
  private final Map<Integer, BitSet> bySegment = new HashMap<>();
  private final BitSet timed = new BitSet();
  private final BitSet dynamic = new BitSet();
  private final Gates gates = new Gates();
  private final Workflows workflows;
  private final Topics topics;

  /** Definitions without workflows and topics, which have always been the same. */
  public Definitions(
      long version,
      ZoneId zone,
      Map<String, AttributeType> declaredTypes,
      Collection<Segment> segments,
      Collection<NumberedSignal> signals) {
    this(
        Edition.everSince(version),
        zone,
        declaredTypes,
        segments,
        signals,
        Workflows.NONE,
        Topics.NONE);
  }

  public Definitions(
      Edition edition,
      ZoneId zone,
      Map<String, AttributeType> declaredTypes,
      Collection<Segment> segments,
      Collection<NumberedSignal> signals,
      Workflows workflows,
      Topics topics) {
    this.workflows = workflows;
    this.topics = topics;
    this.edition = edition;
    this.zone = zone;
    this.declaredTypes = Map.copyOf(declaredTypes);
    this.segments = SegmentOrder.ordered(segments);
    this.positionOfSmall = new int[numbers(this.segments)];
    Arrays.fill(positionOfSmall, -1);
    signals.forEach(this::index);
    for (int position = 0; position < this.segments.size(); position++) {
      index(position, this.segments.get(position));
    }
  }

  /** How many numbers there are up to the greatest, of those that are small. */
  private static int numbers(List<Segment> segments) {
    int greatest = segments.stream().mapToInt(Segment::no).max().orElse(-1);
    return Math.min(greatest + 1, SMALL_NUMBERS);
  }

  private void index(NumberedSignal signal) {
    signals.put(signal.signal(), signal);
    signalByNo.put(signal.no(), signal);
    signalsByEvent.merge(
        signal.signal().event(),
        List.of(signal),
        (before, added) -> Stream.concat(before.stream(), added.stream()).toList());
  }

  private void index(int position, Segment segment) {
    positionById.put(segment.id(), position);
    positionByNo.put(segment.no(), position);
    if (segment.no() < positionOfSmall.length) {
      positionOfSmall[segment.no()] = position;
    }
    segment.rule().ifPresent(rule -> {
      index(position, rule.needs());
      gates.add(position, rule.condition());
    });
  }

  private void index(int position, Needs needs) {
    dynamic.set(position);
    if (needs.timed()) {
      timed.set(position);
    }
    needs.attributes().forEach(root -> mark(byAttribute, root, position));
    needs.signals().forEach(signal -> mark(bySignal, numberOf(signal), position));
    // What a segment refers to stands before it, so its position is known already.
    for (UUID id : needs.segments()) {
      var referred = positionById.get(id);
      if (referred != null) {
        mark(bySegment, referred, position);
      }
    }
  }

  private static <K> void mark(Map<K, BitSet> index, K key, int position) {
    index.computeIfAbsent(key, k -> new BitSet()).set(position);
  }

  private int numberOf(Signal signal) {
    var numbered = signals.get(signal);
    if (numbered == null) {
      throw new IllegalStateException(
          "a condition needs a signal that has no number: " + signal.key());
    }
    return numbered.no();
  }

  public Edition edition() {
    return edition;
  }

  /** The workspace's zone. */
  public ZoneId zone() {
    return zone;
  }

  public Map<String, AttributeType> declaredTypes() {
    return declaredTypes;
  }

  public Topics topics() {
    return topics;
  }

  public Workflows workflows() {
    return workflows;
  }

  /** By position. */
  public List<Segment> segments() {
    return segments;
  }

  public Optional<Segment> segment(UUID id) {
    return Optional.ofNullable(positionById.get(id)).map(segments::get);
  }

  public Optional<Segment> segment(int no) {
    int position = position(no);
    return position < 0 ? Optional.empty() : Optional.of(segments.get(position));
  }

  /** Where a segment stands; -1 if there is none. */
  public int position(int no) {
    return no >= 0 && no < positionOfSmall.length
        ? positionOfSmall[no]
        : positionByNo.getOrDefault(no, -1);
  }

  public Collection<NumberedSignal> signals() {
    return signals.values();
  }

  public Optional<NumberedSignal> signal(Signal signal) {
    return Optional.ofNullable(signals.get(signal));
  }

  public boolean knowsSignal(int no) {
    return signalByNo.containsKey(no);
  }

  /** The signals that may count events of this name. */
  public List<NumberedSignal> signalsOf(String event) {
    return signalsByEvent.getOrDefault(event, List.of());
  }

  /** Positions of the dynamic segments. */
  public BitSet dynamic() {
    return dynamic;
  }

  /** Positions of the segments whose verdict time alone may change. */
  public BitSet timed() {
    return timed;
  }

  public BitSet dependingOnAttribute(String root) {
    return byAttribute.getOrDefault(root, NONE);
  }

  public BitSet dependingOnSignal(int no) {
    return bySignal.getOrDefault(no, NONE);
  }

  public BitSet dependingOnSegment(int position) {
    return bySegment.getOrDefault(position, NONE);
  }

  /**
   * Leaves of {@code positions} those of segments that a contact with these attributes may be in, or
   * is in: it cannot enter the others, and no time changes that.
   */
  public void retainPossible(BitSet positions, Value.Dict attributes, SegmentNumbers members) {
    var held = new BitSet();
    members.forEach(no -> {
      int position = position(no);
      if (position >= 0 && positions.get(position)) {
        held.set(position);
      }
    });
    gates.clearShut(positions, attributes);
    positions.or(held);
  }
}
