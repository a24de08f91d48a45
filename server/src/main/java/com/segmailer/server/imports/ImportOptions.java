package com.segmailer.server.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read.
 *
 * @param mapping where columns of a CSV file go, by header; others go where their names say
 * @param inferTypes whether cells that look like numbers or truth values become such
 * @param triggerWorkflows whether what the import does may start workflows
 * @param resubscribe whether it may subscribe who has left
 * @param fileName for display, null when not told
 */
public record ImportOptions(
    FileFormat format,
    char delimiter,
    Map<String, Target> mapping,
    boolean inferTypes,
    boolean triggerWorkflows,
    boolean resubscribe,
    @Nullable String fileName) {

  public static final char USUAL_DELIMITER = ',';

  public ImportOptions {
    mapping = Map.copyOf(mapping);
  }

  /** Everything as usual. */
  public static ImportOptions of(FileFormat format) {
    return new ImportOptions(format, USUAL_DELIMITER, Map.of(), false, false, false, null);
  }

  /** Whether {@code sign} can stand between cells without being taken for something else. */
  public static boolean isDelimiter(char sign) {
    return sign == '\t' || (sign > ' ' && sign < 0x7F && sign != '"' && !isWordSign(sign));
  }

  private static boolean isWordSign(char sign) {
    return Character.isLetterOrDigit(sign) || sign == '@' || sign == '.' || sign == '-';
  }
}
