package com.segmailer.core.workflow;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Span;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a run does at one place of its workflow. A null {@code next} ends the run. */
public sealed interface Step {

  /** A way on, and where in the step's JSON it is written. */
  record Link(String pointer, @Nullable String to) {}

  List<Link> links();

  /** Whether time passes at it, whatever the contact is like. */
  default boolean waits() {
    return false;
  }

  /** A step that has one way on. */
  sealed interface Plain extends Step {
    @Nullable
    String next();

    @Override
    default List<Link> links() {
      return List.of(new Link("/next", next()));
    }
  }

  /**
   * @param version of the template; null for the newest when the workflow is published
   * @param ignoreLimits whether quiet hours and caps do not hold the message
   */
  record SendEmail(
      UUID template,
      @Nullable Integer version,
      @Nullable UUID topic,
      Dispatch.Kind kind,
      boolean ignoreLimits,
      @Nullable String next)
      implements Plain {}

  record Wait(Delay delay, @Nullable String next) implements Plain {
    @Override
    public boolean waits() {
      return delay instanceof Delay.For || delay instanceof Delay.AtTime;
    }
  }

  record Timeout(Span after, @Nullable String next) {}

  record WaitUntil(
      Watch watch, @Nullable String next, @Nullable Timeout timeout) implements Step {
    @Override
    public List<Link> links() {
      return timeout == null
          ? List.of(new Link("/next", next))
          : List.of(new Link("/next", next), new Link("/timeout/next", timeout.next()));
    }

    @Override
    public boolean waits() {
      return watch instanceof Watch.Happens;
    }
  }

  /** @param ofRun whether the condition asks for the run's data, not for the contact */
  record Choice(
      Condition condition, boolean ofRun, @Nullable String next) {}

  /** The first choice whose condition holds. */
  record Branch(List<Choice> choices, @Nullable String otherwise) implements Step {
    public Branch {
      choices = List.copyOf(choices);
    }

    @Override
    public List<Link> links() {
      var links = new ArrayList<Link>();
      for (int i = 0; i < choices.size(); i++) {
        links.add(new Link("/branches/" + i + "/next", choices.get(i).next()));
      }
      links.add(new Link("/otherwise", otherwise));
      return links;
    }
  }

  record Share(int weight, @Nullable String next) {}

  /** One of the ways, by chance. */
  record Split(List<Share> shares) implements Step {
    public Split {
      shares = List.copyOf(shares);
    }

    @Override
    public List<Link> links() {
      var links = new ArrayList<Link>();
      for (int i = 0; i < shares.size(); i++) {
        links.add(new Link("/branches/" + i + "/next", shares.get(i).next()));
      }
      return links;
    }
  }

  record UpdateContact(Edit edit, @Nullable String next) implements Plain {}

  /** Puts the contact into a manual segment, or takes it out. */
  record PlaceInSegment(
      UUID segment, boolean member, @Nullable String next) implements Plain {}

  /** @param onFailure where to go on when the call fails for good; null for the run to fail */
  record CallWebhook(
      Request request, @Nullable String onFailure, @Nullable String next) implements Step {
    @Override
    public List<Link> links() {
      return onFailure == null
          ? List.of(new Link("/next", next))
          : List.of(new Link("/next", next), new Link("/onFailure", onFailure));
    }

    @Override
    public boolean waits() {
      return true;
    }
  }

  /** How a request is made. */
  enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /** Whether it has a body; the data of the others stand in the address. */
    public boolean hasBody() {
      return this != GET && this != DELETE;
    }
  }

  /** The run's and the contact's data go with it, and {@code data} beside them. */
  record Request(Method method, String url, Map<String, String> headers, Value.Dict data) {
    public Request {
      headers = Map.copyOf(headers);
    }
  }

  record EmitEvent(String event, Value.Dict data, @Nullable String next) implements Plain {}

  record End() implements Step {
    @Override
    public List<Link> links() {
      return List.of();
    }
  }
}
