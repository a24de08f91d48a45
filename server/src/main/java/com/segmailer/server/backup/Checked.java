package com.segmailer.server.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The bytes of an entry and whether they are those that were written, which the library does not ask. */
final class Checked extends CheckedInputStream {

  private final ZipEntry entry;

  private Checked(ZipFile zip, ZipEntry entry) throws IOException {
    super(zip.getInputStream(entry), new CRC32());
    this.entry = entry;
  }

  static Checked entry(ZipFile zip, ZipEntry entry) throws IOException {
    return new Checked(zip, entry);
  }

  /**
   * Reads what has not been read.
   *
   * @throws ZipException when the entry is damaged
   */
  void requireWhole() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    if (getChecksum().getValue() != entry.getCrc()) {
      throw new ZipException(entry.getName() + " is not as it was written");
    }
  }
}
