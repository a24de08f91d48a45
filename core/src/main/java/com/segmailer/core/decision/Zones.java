package com.segmailer.core.decision;

import com.segmailer.core.value.Value;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Which zone a contact's dates are in. */
public final class Zones {

  private Zones() {}

  /** The zone that {@code timezone} names, or the workspace's where it names none. */
  public static ZoneId of(Value timezone, ZoneId workspaceZone) {
    if (timezone instanceof Value.Text(String name)) {
      try {
        return ZoneId.of(name);
      } catch (DateTimeException unknown) {
        return workspaceZone;
      }
    }
    return workspaceZone;
  }
}
