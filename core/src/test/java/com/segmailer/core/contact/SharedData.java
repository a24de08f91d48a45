package com.segmailer.core.contact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds test data that is shared between projects and not part of this one. */
final class SharedData {
  private SharedData() {}

  /** {@code name} in the folder named by SEGMAILER_SHARED_DATA, or in some parent's shared/data. */
  static Optional<Path> find(String name) {
    List<Path> folders = new ArrayList<>();
    var setting = System.getProperty("SEGMAILER_SHARED_DATA");
    if (setting != null) {
      folders.add(Path.of(setting));
    }
    folders.add(Path.of(System.getenv().getOrDefault("SEGMAILER_SHARED_DATA", ".")));
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      folders.add(at.resolve("shared").resolve("data"));
    }
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
