package com.segmailer.server.cli;

import java.net.URI;

/** What the first start says: how to send the first contact. */
public final class FirstStart {

  private FirstStart() {}

  static String text(URI url, Workspaces.Created workspace) {
    return """

        Your workspace is called "%s". Its API key is shown this once:

          %s

        Try it:

          %s
        """.formatted(workspace.name(), workspace.apiKey(), command(url, workspace.apiKey()));
  }

  /** Writes a contact whom no document tells of, so those of a tour are new after it. */
  public static String command(URI url, String key) {
    return """
        curl -X POST %s/api/v2/contacts -H 'Authorization: Bearer %s' -d '\
        {"identifier":{"email":"sam@example.org"},"attributes":{"firstName":"Sam","plan":"pro"}}'\
        """.formatted(url, key);
  }
}
