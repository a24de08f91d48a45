package com.segmailer.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.RandomConditions;
import com.segmailer.core.testkit.Trials;
import org.junit.jupiter.api.Test;

class ConditionPrinterProperties {

  @Test
  void a_printed_condition_parses_to_an_equal_one() {
    Trials.run(5_000, 7_000_000, random -> {
      Condition condition = new RandomConditions(random).next();

      Parsed parsed =
          ConditionParser.parse(ConditionPrinter.print(condition), ConditionParser.Options.CONTACT);

      assertThat(parsed).isEqualTo(new Parsed.Valid(condition));
    });
  }

  @Test
  void a_printed_filter_of_events_parses_to_an_equal_one() {
    Trials.run(2_000, 8_000_000, random -> {
      Condition condition = new RandomConditions(random).eventFilter();

      Parsed parsed = ConditionParser.parse(
          ConditionPrinter.print(condition), ConditionParser.Options.EVENT_FILTER);

      assertThat(parsed).isEqualTo(new Parsed.Valid(condition));
    });
  }
}
