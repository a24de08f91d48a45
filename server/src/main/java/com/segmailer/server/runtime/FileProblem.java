package com.segmailer.server.runtime;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Says in a few words why a file or a folder cannot be used. */
public final class FileProblem {

  private FileProblem() {}

  /** Words to go behind a colon. */
  public static String words(IOException problem) {
    return switch (problem) {
      case AccessDeniedException denied -> "this user may not";
      case NoSuchFileException missing -> "there is no such folder";
      case FileAlreadyExistsException other -> "a file is in the place of a folder";
      case NotDirectoryException other -> "a file is in the place of a folder";
      case FileSystemException failed when failed.getReason() != null -> reason(failed);
      default -> Objects.requireNonNullElse(problem.getMessage(), "it cannot be read or written");
    };
  }

  private static String reason(FileSystemException failed) {
    return String.valueOf(failed.getReason());
  }
}
