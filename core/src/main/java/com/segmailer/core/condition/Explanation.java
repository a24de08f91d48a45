package com.segmailer.core.condition;

import com.segmailer.core.value.Value;
import java.util.List;

/**
 * Why a condition came out as it did: the condition as JSON, its verdict, what was found ({@link
 * Value#NULL} where nothing was, or for {@code all}, {@code any} and {@code not}) and the same of
 * its parts.
 */
public record Explanation(
    Value condition, Verdict verdict, Value seen, List<Explanation> children) {
  public Explanation {
    children = List.copyOf(children);
  }
}
