package com.segmailer.core.workflow;

import com.segmailer.core.condition.Needs;
import com.segmailer.core.event.Signal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The workflows of a workspace, with an index from what may happen to the triggers that it may pull.
 * Also versions of which runs are under way.
 */
public final class Workflows {

  /** How a workflow stands. */
  public enum Standing {
    PUBLISHED,
    /** No run starts, and none takes a step but to begin to wait. */
    PAUSED,
    ARCHIVED
  }

  /**
   * One version, worked out once.
   *
   * @param current whether new runs are of this version
   * @param season see {@link Workflow}
   */
  public record Version(
      int no,
      UUID id,
      String name,
      int version,
      boolean current,
      Standing standing,
      WorkflowDefinition definition,
      Watched watched,
      DateSeason season) {

    public static Version of(
        Workflow workflow, int version, boolean current, WorkflowDefinition definition) {
      return new Version(
          workflow.no(),
          workflow.id(),
          workflow.name(),
          version,
          current,
          workflow.standing(),
          definition,
          Watched.by(definition),
          workflow.season());
    }

    public boolean starts() {
      return current && standing == Standing.PUBLISHED;
    }

    /** Whether there may be dates that came before a pause, at which nobody has looked yet. */
    boolean hasDatesBehind() {
      return current && standing == Standing.PAUSED && season.paused();
    }

    /**
     * Whether a run may take the step before which it stands. While the workflow is paused runs still
     * begin to wait, which does nothing to anybody: who came late would not see what it waits for, and
     * would take the other way. A wait until a time of day begins when it is over, so that what follows
     * comes at that time.
     */
    public boolean lets(Run run) {
      return run.state() instanceof Run.State.Ready(var step)
          && switch (standing) {
            case PUBLISHED -> true;
            case PAUSED -> definition.step(step).filter(Version::onlyWaits).isPresent();
            case ARCHIVED -> false;
          };
    }

    private static boolean onlyWaits(Step step) {
      return step instanceof Step.WaitUntil
          || step instanceof Step.Wait(var delay, var next) && !delay.isOfDay();
    }
  }

  /**
   * What all its versions share.
   *
   * @param no stands for the workflow in contacts' records; never used again
   * @param season which of its dates count
   */
  public record Workflow(int no, UUID id, String name, Standing standing, DateSeason season) {
    public Workflow(int no, UUID id, String name, Standing standing) {
      this(no, id, name, standing, DateSeason.ALWAYS);
    }
  }

  /** A trigger of a workflow that may start. */
  public record Entrance(Version workflow, int index, Trigger trigger) {}

  public static final Workflows NONE = new Workflows(List.of());

  private final Map<Integer, Map<Integer, Version>> versions = new HashMap<>();
  private final Map<UUID, Version> current = new HashMap<>();
  private final Entrances entrances;
  private final Set<UUID> archived;
  private final Set<UUID> segments = new HashSet<>();
  private final Set<Signal> signals = new HashSet<>();

  public Workflows(Collection<Version> versions) {
    this(versions, Set.of());
  }

  /** @param archived workflows that are archived, also those of which no version is here any more */
  public Workflows(Collection<Version> versions, Collection<UUID> archived) {
    this.archived = Set.copyOf(archived);
    this.entrances = new Entrances(versions);
    for (var version : versions) {
      this.versions
          .computeIfAbsent(version.no(), no -> new HashMap<>())
          .put(version.version(), version);
      segments.addAll(Watched.segmentsOf(version.definition()));
      signals.addAll(Watched.signalsOf(version.definition()));
      if (version.current()) {
        current.put(version.id(), version);
      }
    }
  }

  public boolean isEmpty() {
    return versions.isEmpty();
  }

  public @Nullable Version version(int no, int version) {
    return versions.getOrDefault(no, Map.of()).get(version);
  }

  /** The version of which new runs are. */
  public Optional<Version> current(UUID id) {
    return Optional.ofNullable(current.get(id));
  }

  /** How a workflow stands that was published or archived. */
  public Optional<Standing> standing(UUID id) {
    return archived.contains(id)
        ? Optional.of(Standing.ARCHIVED)
        : current(id).map(Version::standing);
  }

  /** All versions of the workflow of which there are or will be runs. */
  public Collection<Version> versions(int no) {
    return versions.getOrDefault(no, Map.of()).values();
  }

  /** Numbers of workflows for whose contacts and runs something depends on the workspace's zone. */
  public Set<Integer> zoned() {
    var zoned = new HashSet<Integer>();
    for (var all : versions.values()) {
      for (var version : all.values()) {
        if (version.definition().entry().triggers().stream()
                .anyMatch(Trigger.DateReached.class::isInstance)
            || version.watched().attributes().contains(Needs.ZONE)
            || Watched.signalsOf(version.definition()).stream().anyMatch(Signal::zoned)) {
          zoned.add(version.no());
        }
      }
    }
    return zoned;
  }

  /** All versions of all workflows of which there are or will be runs. */
  public List<Version> all() {
    return versions.values().stream().flatMap(one -> one.values().stream()).toList();
  }

  /** Any version of the workflow, for its name. */
  public Optional<Version> any(int no) {
    return versions.getOrDefault(no, Map.of()).values().stream().findFirst();
  }

  /** The triggers that {@code occurrence} may pull, by name or id; their filters are not asked. */
  public List<Entrance> entrances(Occurrence occurrence) {
    return occurrence instanceof Occurrence.Direct(var id, var data)
        ? current(id)
            .filter(Version::starts)
            .map(version -> List.of(new Entrance(version, -1, new Trigger.Direct())))
            .orElse(List.of())
        : entrances.of(occurrence);
  }

  /** Triggers that wait for dates; of a paused workflow, for such as came before the pause. */
  public List<Entrance> dates() {
    return entrances.dates();
  }

  public boolean readsDate(String attribute) {
    return entrances.readsDate(attribute);
  }

  /** Whether some trigger is a change of an attribute. */
  public boolean attributesPull() {
    return entrances.attributesPull();
  }

  /** Whether entering or leaving that segment may concern a workflow. */
  public boolean refersTo(UUID segment) {
    return segments.contains(segment);
  }

  /** The signals that conditions of workflows ask for. */
  public Set<Signal> signals() {
    return signals;
  }
}
