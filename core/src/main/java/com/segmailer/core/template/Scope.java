package com.segmailer.core.template;

import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one rendering knows and has used up. Belongs to one thread. */
final class Scope {

  /** A variable that the template set, and whether its text may stand in HTML as it is. */
  record Local(Value value, boolean trusted) {}

  static final int STEP = 16;

  final Setting setting;
  final Escaping escaping;
  final Limits limits;
  Output output;
  /** Of what is being rendered. */
  int line = 1;

  /** Whether the value computed last was written by the author of the template, or is escaped. */
  boolean trusted;

  /** Inner loops last. */
  final List<Loop> loops = new ArrayList<>();

  private final Map<String, Local> locals = new HashMap<>();
  private final Map<String, Long> counters = new HashMap<>();
  private final Map<String, Long> positions = new HashMap<>();
  private long work;

  Scope(Setting setting, Escaping escaping, Limits limits, int expected) {
    this.setting = setting;
    this.escaping = escaping;
    this.limits = limits;
    this.output = new Output(limits.output(), "the output", expected + expected / 4 + 64);
    this.work = limits.work();
  }

  void charge(long amount) {
    work -= amount;
    if (work < 0) {
      throw new GivenUp("the template needs more work than a rendering may cost");
    }
  }

  void step() {
    charge(STEP);
  }

  /** Pays for looking for one text in another: at worst as many looks as the product of both. */
  void search(String text, String sought) {
    charge(text.length() + (long) text.length() * sought.length() / 16);
  }

  Output newText() {
    return new Output(limits.text(), "a text", 32);
  }

  boolean html() {
    return escaping == Escaping.HTML;
  }

  void assign(String name, Value value, boolean isTrusted) {
    charge(name.length());
    locals.put(name, new Local(value, isTrusted));
  }

  /** The value of a variable; notes whether it may be trusted. */
  Value variable(String name) {
    trusted = false;
    for (int i = loops.size() - 1; i >= 0; i--) {
      var loop = loops.get(i);
      if (loop.name.equals(name)) {
        return loop.item;
      }
    }
    var local = locals.get(name);
    if (local != null) {
      trusted = local.trusted();
      return local.value();
    }
    var counter = counters.isEmpty() ? null : counters.get(name);
    return counter == null ? setting.variables().get(name) : Value.Decimal.of(counter);
  }

  @Nullable
  Loop loop() {
    return loops.isEmpty() ? null : loops.getLast();
  }

  /** The number of a counter before counting up, or after counting down. */
  long count(String name, boolean up) {
    long before = counters.getOrDefault(name, 0L);
    long after = up ? before + 1 : before - 1;
    counters.put(name, after);
    return up ? before : after;
  }

  /** A position that loops or cycles of one key share. */
  long position(String key) {
    return positions.getOrDefault(key, 0L);
  }

  void position(String key, long position) {
    charge(key.length());
    positions.put(key, position);
  }
}
