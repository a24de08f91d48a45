package com.segmailer.server.topic;

import com.segmailer.core.message.Dispatch;
import com.segmailer.core.value.Value;
import com.segmailer.server.message.Content;
import com.segmailer.server.template.Format;
import com.segmailer.server.template.InlineContent;
import com.segmailer.server.template.TemplateSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The message that asks whether somebody opted in. */
final class ConfirmationMail {

  private static final String SUBJECT = "Please confirm: {{ topics | join: ', ' }}";

  private static final String BODY = """
      <!doctype html>
      <html lang="en"><body style="margin:0;padding:24px;background:#f3f4f6;\
      font-family:Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;color:#1c2024">
      <div style="max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px">
      <p style="margin:0 0 16px;color:#5a636e;font-weight:bold">{{ workspace.name }}</p>
      <h1 style="margin:0 0 12px;font-size:24px;line-height:1.25">Please confirm</h1>
      <p>Somebody, most likely you, asked {{ workspace.name }} to write to this address about:</p>
      <ul>{% for topic in topics %}<li><strong>{{ topic }}</strong></li>{% endfor %}</ul>
      <p style="margin:24px 0"><a href="{{ confirm_url }}" style="display:inline-block;padding:12px 20px;\
      background:#1a56c4;color:#ffffff;text-decoration:none;border-radius:8px;font-weight:bold">Confirm</a></p>
      <p style="margin:0;color:#5a636e;font-size:14px">If it was not you, ignore this message: nothing \
      will be sent.</p>
      </div></body></html>
      """;

  private static final String TEXT = """
      Somebody, most likely you, asked {{ workspace.name }} to write to this address about:
      {% for topic in topics %}
      - {{ topic }}{% endfor %}

      Please confirm it here:
      {{ confirm_url }}

      If it was not you, ignore this message: nothing will be sent.
      """;

  private static final TemplateSettings UNTRACKED =
      new TemplateSettings("", "", null, null, null, null, false, false);

  static final Dispatch.Content CONTENT = new Dispatch.Content.Inline(Content.stored(
      new InlineContent(Format.HTML, SUBJECT, "", BODY, Optional.of(TEXT)), UNTRACKED));

  private ConfirmationMail() {}

  static Value.Dict data(String url, List<String> topics) {
    List<Value> names =
        topics.stream().map(name -> (Value) new Value.Text(name)).toList();
    return new Value.Dict(
        Map.of("confirm_url", new Value.Text(url), "topics", new Value.Array(names)));
  }
}
