package com.segmailer.core.template;

import com.segmailer.core.value.Value;
import java.util.List;

/** What a loop goes through. A range is never written out. */
sealed interface Items {

  long size();

  Value get(long index);

  record Listed(List<Value> list) implements Items {
    @Override
    public long size() {
      return list.size();
    }

    @Override
    public Value get(long index) {
      return list.get((int) index);
    }
  }

  record Numbered(long first, long size) implements Items {
    @Override
    public Value get(long index) {
      return Value.Decimal.of(first + index);
    }
  }
}
