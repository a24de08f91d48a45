package com.segmailer.server.imports;

/**
 * A piece of a file: whole records, or one that was too long to keep.
 *
 * @param firstLine the line of the file on which it begins
 * @param endsAt bytes of the file up to its end
 */
record Chunk(int no, long firstLine, long endsAt, boolean overlong, byte[] content) {}
