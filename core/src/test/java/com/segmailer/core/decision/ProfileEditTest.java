package com.segmailer.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.contact.AttributeType;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.Operation;
import com.segmailer.core.contact.Profile;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.testkit.Json;
import com.segmailer.core.topic.TopicChoices;
import com.segmailer.core.value.Value;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileEditTest {

  private static final Definitions SEATS_ARE_NUMBERS = new Definitions(
      1, ZoneOffset.UTC, Map.of("seats", AttributeType.NUMBER), List.of(), List.of());

  private static ProfileEdit.Result after(String attributes, Operation... operations) {
    var profile =
        new Profile(null, "ada", true, TopicChoices.NONE, (Value.Dict) Json.parse(attributes));
    var edit = new Edit(null, null, null, Value.Dict.EMPTY, List.of(operations));
    return ProfileEdit.apply(profile, edit, SEATS_ARE_NUMBERS);
  }

  @Test
  void what_an_operation_writes_has_the_declared_type() {
    assertThat(after("{}", new Operation.SetOnce("seats", new Value.Text("3"))))
        .isInstanceOfSatisfying(
            ProfileEdit.Edited.class,
            edited -> assertThat(edited.profile().attributes().get("seats"))
                .isEqualTo(Value.Decimal.of(3)));
    assertThat(after("{}", new Operation.SetOnce("seats", new Value.Text("many"))))
        .isInstanceOf(ProfileEdit.Invalid.class);
  }

  @Test
  void what_is_older_than_the_declared_type_is_no_fault_of_an_operation_that_leaves_it() {
    var operation = new Operation.SetOnce("seats", Value.Decimal.of(3));

    assertThat(after("{'seats':'many'}", operation))
        .isInstanceOfSatisfying(
            ProfileEdit.Edited.class,
            edited -> assertThat(edited.profile().attributes().get("seats"))
                .isEqualTo(new Value.Text("many")));
  }
}
