package com.segmailer.core.workflow;

import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the graph of a draft is made of: where a step leads, also while something else is wrong with it.
 *
 * @param waits whether time surely passes at it, as far as can be told
 * @param mayWait whether it is a wait
 */
record Outline(List<Step.Link> links, boolean waits, boolean mayWait) {

  /** Steps at which no time passes, whatever else they say. */
  private static final Set<String> INSTANT = Set.of(
      "sendEmail",
      "branch",
      "split",
      "updateContact",
      "addToSegment",
      "removeFromSegment",
      "emitEvent",
      "end");

  Outline {
    links = List.copyOf(links);
  }

  /** @param step null when something is wrong with it */
  static Outline of(Value json, @Nullable Step step) {
    var type = type(json);
    boolean waits = step == null ? !INSTANT.contains(type) : step.waits();
    return new Outline(links(json), waits, type.equals("wait") || type.equals("waitUntil"));
  }

  static String type(Value json) {
    return member(json, "type") instanceof Value.Text(String type) ? type : "";
  }

  private static List<Step.Link> links(Value json) {
    var links = new ArrayList<Step.Link>();
    add(links, "/next", member(json, "next"));
    add(links, "/timeout/next", member(member(json, "timeout"), "next"));
    add(links, "/onFailure", member(json, "onFailure"));
    if (member(json, "branches") instanceof Value.Array(List<Value> branches)) {
      for (int i = 0; i < branches.size(); i++) {
        add(links, "/branches/" + i + "/next", member(branches.get(i), "next"));
      }
    }
    add(links, "/otherwise", member(json, "otherwise"));
    return links;
  }

  /** What no step can be called is refused where it is read. */
  private static void add(List<Step.Link> links, String pointer, Value to) {
    if (to instanceof Value.Text(String text)
        && !text.isEmpty()
        && text.length() <= Limits.STEP_ID_LENGTH) {
      links.add(new Step.Link(pointer, text));
    }
  }

  private static Value member(Value json, String name) {
    return json instanceof Value.Dict dict ? dict.get(name) : Value.NULL;
  }
}
