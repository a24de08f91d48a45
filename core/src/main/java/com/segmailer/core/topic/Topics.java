package com.segmailer.core.topic;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The topics of a workspace. */
public final class Topics {

  /** Topics in a workspace. */
  public static final int MOST = 100;

  public static final Topics NONE = new Topics(List.of());

  private final Map<UUID, Topic> byId;
  private final Map<Integer, Topic> byNo;

  public Topics(Collection<Topic> topics) {
    byId = topics.stream().collect(Collectors.toUnmodifiableMap(Topic::id, Function.identity()));
    byNo = topics.stream().collect(Collectors.toUnmodifiableMap(Topic::no, Function.identity()));
  }

  public Optional<Topic> byId(UUID id) {
    return Optional.ofNullable(byId.get(id));
  }

  public Optional<Topic> byNo(int no) {
    return Optional.ofNullable(byNo.get(no));
  }

  public boolean has(int no) {
    return byNo.containsKey(no);
  }
}
