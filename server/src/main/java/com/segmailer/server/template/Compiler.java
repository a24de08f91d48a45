package com.segmailer.server.template;

import com.segmailer.core.template.Mistake;
import com.segmailer.core.template.Parsed;
import com.segmailer.core.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes of a content what is rendered, once, when it is saved. */
final class Compiler {

  private static final Pattern BODY = Pattern.compile("(?i)<body(?=[\\s>])[^>]*>");
  private static final String HIDDEN =
      "<div style=\"display:none;max-height:0;overflow:hidden;opacity:0;\">";
  private static final int MOST_LOST = 5;

  private final InlineContent content;
  private final List<Finding> wrong = new ArrayList<>();
  private final Map<String, Template> fields = new LinkedHashMap<>();

  private Compiler(InlineContent content) {
    this.content = content;
  }

  static Compilation compile(InlineContent content) {
    return new Compiler(content).compile();
  }

  private Compilation compile() {
    fields();
    var html = wrong.isEmpty() ? html() : "";
    if (wrong.isEmpty() && Template.parse(html) instanceof Parsed.Invalid(Mistake mistake)) {
      wrong.add(Finding.ofWhole(
          "body", "its Liquid does not hold together once it is compiled: " + mistake.message()));
    }
    return wrong.isEmpty()
        ? new Compilation.Done(
            new Sources(content.subject(), html, text(html), content.text().isEmpty()), fields)
        : new Compilation.Wrong(wrong);
  }

  /** The templates of a content that was compiled before, by field. */
  static Map<String, Template> fields(InlineContent content) {
    var compiler = new Compiler(content);
    compiler.fields();
    return compiler.fields;
  }

  private void fields() {
    parse("subject", content.subject());
    parse("preheader", content.preheader());
    parse("body", content.body());
    content.text().ifPresent(text -> parse("text", text));
  }

  private void parse(String field, String source) {
    switch (Template.parse(source)) {
      case Parsed.Valid(Template template) -> fields.put(field, template);
      case Parsed.Invalid(Mistake mistake) -> wrong.add(Finding.of(field, mistake));
    }
  }

  private String html() {
    var guarded = Guarded.of(content.body());
    var shape = Shape.problem(guarded.text());
    if (shape.isPresent()) {
      wrong.add(Finding.ofWhole("body", shape.get()));
      return "";
    }
    var marked = content.format() == Format.HTML ? guarded.text() : ofMjml(guarded);
    return guarded.restored(withPreheader(marked));
  }

  private String ofMjml(Guarded guarded) {
    return switch (Mjml.compiled(guarded.text())) {
      case Mjml.Compiled.Html(String html) -> {
        guarded.lost(html).stream()
            .limit(MOST_LOST)
            .forEach(piece -> wrong.add(Finding.ofWhole("body", lost(piece))));
        yield html;
      }
      case Mjml.Compiled.Refused(String reason) -> {
        wrong.add(Finding.ofWhole("body", reason));
        yield "";
      }
    };
  }

  private static String lost(String piece) {
    var shown = piece.length() > 60 ? piece.substring(0, 60) + "..." : piece;
    return shown + " would be lost: MJML does not take it at this place; between components,"
        + " put it into <mj-raw>";
  }

  /** Right behind the beginning of the body: inboxes show the first words they find. */
  private String withPreheader(String html) {
    if (content.preheader().isBlank()) {
      return html;
    }
    var guarded = Guarded.of(content.preheader());
    var escaped = guarded.text().replace("&", "&amp;").replaceAll("<(?!!--liq)", "&lt;");
    var hidden = HIDDEN + guarded.restored(escaped) + "</div>";
    var body = BODY.matcher(html);
    return body.find()
        ? html.substring(0, body.end()) + hidden + html.substring(body.end())
        : hidden + html;
  }

  private Optional<String> text(String html) {
    return content.text().isPresent() ? content.text() : TextPart.ofLiquid(html);
  }
}
