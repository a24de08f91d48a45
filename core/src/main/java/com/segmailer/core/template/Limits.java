package com.segmailer.core.template;

/**
 * What a template may use at most. Work is counted in characters read or written and in a flat price
 * for each step, so that it bounds time and memory alike.
 *
 * @param source characters of a template
 * @param nodes tags, outputs, filters and operands of a template
 * @param depth of blocks inside blocks, and of brackets inside brackets
 * @param work of one rendering
 * @param output characters of one rendering
 * @param text characters of any one text that comes to be on the way
 */
public record Limits(int source, int nodes, int depth, long work, int output, int text) {

  public static final Limits DEFAULT =
      new Limits(2_000_000, 50_000, 60, 10_000_000, 2_000_000, 500_000);
}
