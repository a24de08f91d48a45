package com.segmailer.server.cli;

import java.net.URI;

/** What the first start says: how to send the first contact. */
final class FirstStart {

  private FirstStart() {}

  static String text(URI url, Workspaces.Created workspace) {
    return """

        Your workspace is called "%s". Its API key is shown this once:

          %s

        Try it:

          curl -X POST %s/api/v2/contacts -H 'Authorization: Bearer %s' -d '{"identifier":{"email":"jane@example.com"},"attributes":{"firstName":"Jane","plan":"pro"}}'
        """.formatted(workspace.name(), workspace.apiKey(), url, workspace.apiKey());
  }
}
