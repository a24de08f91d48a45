package com.segmailer.server.imports;

import com.segmailer.core.topic.Proof;
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
 * @param triggers whether what it does may start workflows
 * @param how what is recorded of the consent in it
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
    boolean triggers,
    Proof.How how) {

  Claim {
    targets = List.copyOf(targets);
  }
}
