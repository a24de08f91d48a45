package com.segmailer.server.postgres;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;

/**
 * Unpacks the plain kind of tar archive in which PostgreSQL's binaries come: folders, files and
 * relative symbolic links with names of up to 100 bytes. Refuses everything else.
 */
final class TarReader {

  private static final int BLOCK = 512;

  private final InputStream in;
  private final Path target;

  private TarReader(InputStream in, Path target) {
    this.in = in;
    this.target = target;
  }

  static void unpack(InputStream archive, Path target) throws IOException {
    new TarReader(archive, target.normalize()).unpackAll();
  }

  private void unpackAll() throws IOException {
    while (true) {
      var header = block();
      if (header[0] == 0) {
        return;
      }
      unpackEntry(header);
    }
  }

  private void unpackEntry(byte[] header) throws IOException {
    var path = inside(target.resolve(text(header, 0, 100)));
    var size = octal(header, 124, 12);
    switch (header[156]) {
      case '5' -> Files.createDirectories(path);
      case '0', 0 -> writeFile(path, size, (octal(header, 100, 8) & 0100) != 0);
      case '2' -> {
        var link = Path.of(text(header, 157, 100));
        inside(path.resolveSibling(link));
        Files.createDirectories(path.resolveSibling("."));
        Files.createSymbolicLink(path, link);
      }
      default -> throw new IOException("unexpected kind of entry: " + path);
    }
  }

  private void writeFile(Path path, long size, boolean executable) throws IOException {
    Files.createDirectories(path.resolveSibling("."));
    try (var out = Files.newOutputStream(path)) {
      var left = size;
      while (left > 0) {
        var block = block();
        var length = (int) Math.min(left, BLOCK);
        out.write(block, 0, length);
        left -= length;
      }
    }
    var permissions = EnumSet.of(
        PosixFilePermission.OWNER_READ,
        PosixFilePermission.OWNER_WRITE,
        PosixFilePermission.GROUP_READ,
        PosixFilePermission.OTHERS_READ);
    if (executable) {
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    Files.setPosixFilePermissions(path, permissions);
  }

  private Path inside(Path path) throws IOException {
    if (!path.normalize().startsWith(target)) {
      throw new IOException("entry outside of the archive: " + path);
    }
    return path;
  }

  private byte[] block() throws IOException {
    var block = in.readNBytes(BLOCK);
    if (block.length < BLOCK) {
      throw new EOFException("the archive is cut off");
    }
    return block;
  }

  private static String text(byte[] header, int from, int length) {
    var end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  private static long octal(byte[] header, int from, int length) {
    return Long.parseLong(text(header, from, length).strip(), 8);
  }
}
