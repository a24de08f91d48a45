package com.segmailer.server.postgres;

import com.segmailer.server.runtime.CannotRun;
import com.segmailer.server.runtime.FileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder with everything an embedded installation keeps; one process at a time holds it. */
public final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Creates the folder if need be and takes hold of it.
   *
   * @throws CannotRun when another process holds it, or it cannot be used
   */
  public static DataDirectory hold(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath());
      // One name whichever way it was given: a server left behind is known by it.
      var absolute = path.toRealPath();
      var file = absolute.resolve("segmailer.lock");
      var channel = FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new CannotRun("The data directory %s is in use by another SegMailer (process %s)."
            .formatted(absolute, Files.readString(file).strip()));
      }
      channel.truncate(0);
      var pid = Long.toString(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
      return new DataDirectory(absolute, channel);
    } catch (IOException e) {
      throw new CannotRun(
          "The data directory %s cannot be used: %s.".formatted(path, FileProblem.words(e)), e);
    }
  }

  /** Whether there is a database in the folder. */
  public static boolean hasData(Path path) {
    return Files.isDirectory(new Cluster(path).data());
  }

  /** Whether a process holds the folder now. */
  static boolean isHeld(Path path) {
    var file = path.resolve("segmailer.lock");
    if (!Files.exists(file)) {
      return false;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return !locked(channel);
    } catch (IOException e) {
      throw new CannotRun(
          "The data directory %s cannot be used: %s.".formatted(path, FileProblem.words(e)), e);
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
