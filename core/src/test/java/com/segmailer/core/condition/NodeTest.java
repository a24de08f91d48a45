package com.segmailer.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class NodeTest {

  @Test
  void of_thousands_of_unknown_fields_a_hundred_are_told() {
    var members = new LinkedHashMap<String, Value>();
    members.put("attribute", new Value.Text("plan"));
    members.put("operator", new Value.Text("exists"));
    for (int i = 0; i < 10_000; i++) {
      members.put("field" + i, Value.Bool.TRUE);
    }

    var parsed = ConditionParser.parse(new Value.Dict(members), ConditionParser.Options.CONTACT);

    assertThat(parsed)
        .isInstanceOfSatisfying(
            Parsed.Invalid.class,
            invalid -> assertThat(invalid.violations()).hasSize(Limits.VIOLATIONS));
  }
}
