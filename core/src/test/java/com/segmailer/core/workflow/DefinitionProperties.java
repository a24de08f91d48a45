package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.RandomWorkflows;
import com.segmailer.core.testkit.Trials;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionProperties {

  @Test
  void a_printed_workflow_parses_to_an_equal_one() {
    Trials.run(2_000, 41_000_000, random -> {
      var definition =
          new RandomWorkflows(random, List.of(Journey.FREE, Journey.PRO), Journey.LIST).next();

      var parsed = DefinitionParser.parse(DefinitionPrinter.print(definition), Known.ANYTHING);

      assertThat(parsed).isEqualTo(new Parsed.Valid(definition));
    });
  }
}
