package com.segmailer.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Magnitude;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds of numbers hold for the number, not for how somebody wrote it. */
class NumberLimitsTest {

  private static boolean within(BigDecimal number) {
    return Magnitude.within(number, 3, 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "1e10", "999e10", "-1e-10", "1.5", "0.0000000001", "100000", "1.000000000000"
      })
  void a_number_is_within_however_it_is_written(String text) {
    var number = new BigDecimal(text);

    assertThat(within(number)).isTrue();
    assertThat(within(new BigDecimal(number.toPlainString()))).isTrue();
    assertThat(within(number.stripTrailingZeros())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e11", "10e10", "1000e10", "1e-11", "1234", "1234000", "0.00000000001"})
  void a_number_is_beyond_however_it_is_written(String text) {
    var number = new BigDecimal(text);

    assertThat(within(number)).isFalse();
    assertThat(within(new BigDecimal(number.toPlainString()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2000000000", "10e2147483647", "1e-2000000000"})
  void a_number_far_beyond_costs_nothing(String text) {
    assertThat(within(new BigDecimal(text))).isFalse();
  }
}
