package com.segmailer.core.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the rules to a published collection of addresses with their verdicts. */
class EmailAddressDataTest {

  /** Where the collection says valid and we say no, or the other way round, and why. */
  private static final Map<String, String> OUR_OWN_DECISIONS = Map.ofEntries(
      Map.entry("\"quoted local part\"@example.org", "refused: quoted local part"),
      Map.entry("\"de-quoted.local.part\"@example.org", "refused: quoted local part"),
      Map.entry("\"unnecessary.escaped.\\x.local.part\"@example.org", "refused: quoted local part"),
      Map.entry("\"escaped.quote.\\\".local.part\"@example.org", "refused: quoted local part"),
      Map.entry(
          "\"My.\\\"Na\\\\me\\\".Is\" <\"me \\\" \\\\ me\"@example.org>",
          "refused: a display name is not part of an address"),
      Map.entry("\"unnecessarily.quoted.local.part\"@example.com", "refused: quoted"),
      Map.entry("\"quoted..local.part\"@example.com", "refused: quoted local part"),
      Map.entry("\"quoted.with.dquote\\\"\"@example.com", "refused: quoted local part"),
      Map.entry("\"quoted.with..unicode.\u03bb\"@example.com", "refused: quoted local part"),
      Map.entry("\"quoted.with.extraneous.\\escape\"@example.com", "refused: quoted"),
      Map.entry(" test@iana.org", "accepted: blanks around an address are dropped"));

  @TestFactory
  Stream<DynamicTest> every_published_case_is_judged_as_the_collection_or_our_decision_says()
      throws IOException {
    Optional<Path> file = SharedData.find("email-addresses.json");
    assumeTrue(file.isPresent(), "shared/data/email-addresses.json is not here: cases not checked");
    JsonNode cases =
        JsonMapper.shared().readTree(Files.readString(file.orElseThrow())).get("cases");

    return cases.values().stream().map(EmailAddressDataTest::test);
  }

  private static DynamicTest test(JsonNode given) {
    var group = given.get("test").asString();
    var input = given.get("input");
    var text = input.isArray() ? input.get(0).asString() : input.asString();
    return DynamicTest.dynamicTest(group + " " + input, () -> {
      switch (group) {
        case "test_email_unsafe_character" -> isRefusedAnywhere(text);
        case "test_email_valid", "test_email_valid_intl_local_part" ->
          isAccepted(text, given.get("expected"));
        case "test_pyisemail_tests" ->
          assertThat(isValid(text))
              .isEqualTo(OUR_OWN_DECISIONS.getOrDefault(text, "").startsWith("accepted")
                  || input.get(1).asString().equals("ISEMAIL_VALID"));
        default -> assertThat(isValid(text)).isFalse();
      }
    });
  }

  private static void isAccepted(String text, JsonNode expected) {
    if (OUR_OWN_DECISIONS.getOrDefault(text, "").startsWith("refused")) {
      assertThat(isValid(text)).isFalse();
      return;
    }
    var local = expected.get("local_part").asString();
    var domain = expected.get("ascii_domain").asString();
    var key = EmailAddress.lowerCase(local + "@" + domain);

    assertThat(EmailAddress.parse(text))
        .isEqualTo(new EmailAddress.Valid(new EmailAddress(text, key)));
  }

  private static void isRefusedAnywhere(String sign) {
    assertThat(isValid("m" + sign + "e@example.com")).isFalse();
    assertThat(isValid(sign + "me@example.com")).isFalse();
    assertThat(isValid("me@exam" + sign + "ple.com")).isFalse();
    assertThat(isValid("me@example.com" + sign)).isFalse();
  }

  private static boolean isValid(String text) {
    return EmailAddress.parse(text) instanceof EmailAddress.Valid;
  }
}
