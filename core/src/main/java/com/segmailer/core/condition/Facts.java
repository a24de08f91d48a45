package com.segmailer.core.condition;

import com.segmailer.core.event.Digest;
import com.segmailer.core.event.Signal;
import com.segmailer.core.value.Value;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of one contact. Asked lazily: a condition pays only for what it looks at. */
public interface Facts {

  /**
   * The attribute of that name, the first part of a path, or the built-in ({@code $email}); {@link
   * Value#NULL} when absent. {@code $createdAt} and {@code $updatedAt} are ISO instants as text.
   */
  Value attribute(String root);

  /** The zone of dates that name none: the contact's, else the workspace's. */
  ZoneId zone();

  /** The date that a text holds, null if it holds none. */
  default @Nullable IsoDate date(String text) {
    return IsoDate.parse(text);
  }

  /** What the contact's events come to under that signal, {@link Digest#NONE} if there are none. */
  Digest digest(Signal signal);

  /** Whether the contact is in another segment. */
  Verdict membership(UUID segment);

  UUID contact();
}
