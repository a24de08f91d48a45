package com.segmailer.server.bulk;

import com.segmailer.core.value.Value;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.json.JsonWriter;
import java.util.List;

/** What one kind of bulk call makes of its items. Made anew for every request. */
public interface BulkItems {

  /** The member of a JSON body that holds the items. */
  String member();

  /** What may become of an item besides failing, in the order in which they are counted. */
  List<String> statuses();

  /**
   * What an item asks of the door. Throws {@link com.segmailer.server.json.ValidationFailed} or
   * {@link com.segmailer.server.http.Refused} when it is not in order.
   *
   * @param index counts from 0
   */
  Submission read(long index, Value item);

  /** Which of {@link #statuses} an item that was not refused comes to. */
  String status(Outcome outcome);

  /** Writes the further members of the result of an item that was not refused. */
  void write(JsonWriter json, Submission submission, Outcome outcome);
}
