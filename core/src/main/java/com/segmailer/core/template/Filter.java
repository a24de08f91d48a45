package com.segmailer.core.template;

import com.segmailer.core.value.Value;

/** A filter: a function of a value and its arguments. */
record Filter(String name, int least, int most, Trust trust, Body body) {

  /**
   * Whether a result may stand in HTML as it is. Texts of the template may; data may not until it was
   * escaped.
   */
  enum Trust {
    /** Never: it may bring to light what escaping had hidden, or its result needs none. */
    DATA,
    /** If input and arguments may. */
    KEEPS,
    /** Always: it escapes, or says so. */
    MARKUP,
    /** As that which it chooses. */
    CHOOSES,
    /** What may not is escaped before it is put beside what may. */
    JOINS,
    /** Adds markup to what is escaped before. */
    BREAKS
  }

  /** What it does. */
  interface Body {
    Value apply(Value input, Value[] arguments, Scope scope);
  }

  Value apply(Value input, Value[] arguments, Scope scope) {
    return body.apply(input, arguments, scope);
  }

  /** For messages: how many arguments it takes. */
  String arguments() {
    if (least == most) {
      return most == 0 ? "no arguments" : most == 1 ? "1 argument" : most + " arguments";
    }
    return least + " to " + most + " arguments";
  }
}
