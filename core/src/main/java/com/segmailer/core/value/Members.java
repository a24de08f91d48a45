package com.segmailer.core.value;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The members of a dictionary: a map that nobody changes any more, in the order of its making. It may
 * be made only when somebody looks.
 */
final class Members extends AbstractMap<String, Value> {

  private final Supplier<Value.Dict> source;
  // Null until somebody looks.
  private volatile @Nullable Map<String, Value> made;

  /** {@code map} belongs to these members from now on. */
  Members(LinkedHashMap<String, Value> map) {
    this.source = () -> Value.Dict.EMPTY;
    this.made = map;
  }

  /** {@code source} yields the same whenever it is asked. */
  Members(Supplier<Value.Dict> source) {
    this.source = source;
  }

  private Map<String, Value> map() {
    var map = made;
    if (map == null) {
      map = source.get().members();
      made = map;
    }
    return map;
  }

  static Members copyOf(Map<String, Value> map) {
    return map instanceof Members members ? members : new Members(new LinkedHashMap<>(map));
  }

  @Override
  public @Nullable Value get(@Nullable Object name) {
    return map().get(name);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return map().containsKey(name);
  }

  @Override
  public int size() {
    return map().size();
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Value> action) {
    map().forEach(action);
  }

  @Override
  public Set<String> keySet() {
    return Collections.unmodifiableSet(map().keySet());
  }

  @Override
  public Set<Map.Entry<String, Value>> entrySet() {
    return Collections.unmodifiableMap(map()).entrySet();
  }
}
