package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;
import com.segmailer.core.template.Escaping;
import com.segmailer.core.template.Outcome;
import com.segmailer.core.template.Parsed;
import com.segmailer.core.template.Setting;
import com.segmailer.core.template.Template;
import com.segmailer.core.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long it takes to render a message of 25 kB with forty values, conditions and a loop. */
final class Render implements Scenario {

  private static final int WARM_UP = 20_000;
  private static final int ROUNDS = 50_000;

  private static final String HEAD = """
      <html><body><h1>Hello {{ contact.firstName | default: "there" | capitalize }}</h1>
      {% if contact.plan == "pro" and contact.seats > 3 %}<p>Thank you for {{ contact.seats }} seats.</p>{% endif %}
      <table>{% for item in event.data.items %}<tr><td>{{ forloop.index }}. {{ item.name }}</td>
      <td>{{ item.price | times: item.count | round: 2 }}</td></tr>{% endfor %}</table>
      <p>{{ event.data.at | date: "%A, %-d %B %Y" }}</p>
      """;

  private static final String PARAGRAPH = """
      <table role="presentation" border="0" cellpadding="0" cellspacing="0" style="width:100%%">
      <tr><td style="font-family:Ubuntu, Helvetica, Arial, sans-serif;font-size:13px;%s">
      {{ contact.company }} <a href="https://example.com/?id={{ contact.id | url_encode }}">open</a>
      </td></tr></table>
      """;

  private static final String FOOT =
      "<p><a href=\"{{ unsubscribe_url }}\">Unsubscribe</a></p></body></html>";

  @Override
  public void run(Run run) {
    if (!(Template.parse(source()) instanceof Parsed.Valid(Template template))) {
      throw new IllegalStateException("the template cannot be read");
    }
    var setting = new Setting(facts(), Instant.EPOCH, ZoneId.of("Europe/Rome"));
    long length = rendered(template, setting, WARM_UP);
    long begun = System.nanoTime();
    length += rendered(template, setting, ROUNDS);
    double micros = (System.nanoTime() - begun) / 1_000.0 / ROUNDS;
    if (length == 0) {
      throw new IllegalStateException("nothing was rendered");
    }
    run.report()
        .add(Figure.of("rendering a message of 25 kB", micros, Unit.MICROS).atMost(150));
  }

  static String source() {
    return HEAD + PARAGRAPH.formatted("color:#333333;".repeat(90)).repeat(15) + FOOT;
  }

  private static long rendered(Template template, Setting setting, int times) {
    long length = 0;
    for (int i = 0; i < times; i++) {
      if (template.render(setting, Escaping.HTML) instanceof Outcome.Done(String text)) {
        length += text.length();
      }
    }
    return length;
  }

  static Value.Dict facts() {
    List<Value> items = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      items.add(dict(Map.of(
          "name", new Value.Text("Thing <" + i + ">"),
          "price", Value.Decimal.of(i * 7L),
          "count", Value.Decimal.of(i))));
    }
    return dict(Map.of(
        "contact",
        dict(Map.of(
            "firstName", new Value.Text("jane"),
            "id", new Value.Text("0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e"),
            "company", new Value.Text("Smith & Daughters"),
            "plan", new Value.Text("pro"),
            "seats", Value.Decimal.of(5))),
        "event",
        dict(Map.of(
            "data",
            dict(Map.of(
                "items", new Value.Array(items),
                "at", new Value.Text("2026-03-01T12:00:00Z"))))),
        "unsubscribe_url",
        new Value.Text("https://example.com/u/abcdefghijklmnop")));
  }

  private static Value.Dict dict(Map<String, Value> members) {
    return new Value.Dict(members);
  }
}
