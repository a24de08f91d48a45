package com.segmailer.server;

import com.segmailer.server.http.Method;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** The contract, and the pages that show it; all from the jar, nothing from elsewhere. */
final class DocsRoutes {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  // Only these are served, whatever else lies beside them in the jar.
  private static final Map<String, String> FILES = Map.of(
      "reference.css", "text/css; charset=utf-8",
      "reference.js", "text/javascript; charset=utf-8",
      "swagger-ui.css", "text/css; charset=utf-8",
      "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
      "swagger-ui-bundle.js.LICENSE.txt", "text/plain; charset=utf-8");

  void addTo(Router router) {
    router
        // Whoever opens the address that the server names at its start is looking for something to
        // read.
        .open(Method.GET, "/", request -> reference())
        .open(Method.GET, "/docs", request -> page("/docs/index.html", HTML))
        .open(Method.GET, "/docs/{file}", DocsRoutes::file)
        .open(
            Method.GET, "/openapi.yaml", r -> page("/openapi/segmailer.yaml", "application/yaml"));
  }

  private static Response reference() {
    return Response.empty(302).header("Location", "/docs");
  }

  private static Response file(Request request) {
    var name = request.path("file");
    if (name.isEmpty()) {
      return reference();
    }
    var type = FILES.get(name);
    if (type == null) {
      throw ProblemType.NOT_FOUND.because("There is no such page");
    }
    return page("/docs/" + name, type);
  }

  private static Response page(String resource, String type) {
    try (var in = DocsRoutes.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw ProblemType.NOT_FOUND.because("This build does not hold the reference");
      }
      return Response.bytes(200, type, ByteBuffer.wrap(in.readAllBytes()))
          .header("Content-Security-Policy", POLICY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
