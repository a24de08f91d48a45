package com.segmailer.server.imports;

import java.util.List;
import java.util.UUID;

/**
 * An import that this node works on until its lease ends.
 *
 * @param lease proves that it is still ours
 * @param targets where each column of a CSV file goes
 * @param chunkNo the chunk in which the next record is
 * @param recordNo how many of its records are applied
 * @param tries failures since the last chunk was done
 */
record Claim(
    int workspace,
    UUID id,
    UUID lease,
    FileFormat format,
    char delimiter,
    List<Target> targets,
    boolean inferTypes,
    int chunkNo,
    int recordNo,
    int chunks,
    int tries,
    boolean triggers) {

  Claim {
    targets = List.copyOf(targets);
  }
}
