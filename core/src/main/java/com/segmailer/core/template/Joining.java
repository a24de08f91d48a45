package com.segmailer.core.template;

import com.segmailer.core.value.Value;

/**
 * Puts texts of the template and data side by side: so that {@code name | append: "<br>"} keeps the
 * markup and escapes the name.
 */
final class Joining {

  private final Filter filter;
  private final Scope scope;

  Joining(Filter filter, Scope scope) {
    this.filter = filter;
    this.scope = scope;
  }

  /** @param inputTrusted whether the input may stand in HTML as it is, as with the arguments */
  Value apply(Value input, boolean inputTrusted, Value[] arguments, boolean argumentsTrusted) {
    scope.trusted = inputTrusted && argumentsTrusted;
    if (!scope.html() || inputTrusted == argumentsTrusted || arguments.length == 0) {
      return filter.apply(input, arguments, scope);
    }
    var trusted = Texts.of(inputTrusted ? input : arguments[0], scope);
    // Plain words need no care, and then the whole stays data, which further filters take better.
    if (!Markup.special(trusted)) {
      return filter.apply(input, arguments, scope);
    }
    scope.trusted = true;
    if (inputTrusted) {
      return filter.apply(input, new Value[] {Markup.escaped(arguments[0], scope)}, scope);
    }
    return filter.apply(Markup.escaped(input, scope), arguments, scope);
  }
}
