package com.segmailer.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Says as problems what the HTTP library refuses before a request reaches the edge. */
final class LibraryErrors extends ErrorHandler {

  private final RequestIds ids;

  LibraryErrors(RequestIds ids) {
    this.ids = ids;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String id = ids.idFor(request.getHeaders().get("Request-Id"));
    ByteBuffer body = body(response.getStatus(), id, response.getHeaders());
    response.write(true, body, callback);
    return true;
  }

  @Override
  public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable headers) {
    return body(status, ids.next(), headers);
  }

  private static ByteBuffer body(int status, String id, HttpFields.Mutable headers) {
    var answer = Problems.answer(Problems.ofStatus(status), id);
    headers.put("Request-Id", id);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    ByteBuffer bytes =
        ((com.segmailer.server.http.Response.Content.Bytes) answer.content()).bytes();
    headers.put(HttpHeader.CONTENT_LENGTH, bytes.remaining());
    return bytes;
  }
}
