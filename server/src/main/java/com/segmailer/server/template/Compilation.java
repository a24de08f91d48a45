package com.segmailer.server.template;

import com.segmailer.core.template.Template;
import java.util.List;
import java.util.Map;

/** What came of compiling a content. */
sealed interface Compilation {

  /** @param fields the templates as they were written, by field: for checks */
  record Done(Sources sources, Map<String, Template> fields) implements Compilation {
    public Done {
      fields = Map.copyOf(fields);
    }
  }

  record Wrong(List<Finding> findings) implements Compilation {
    public Wrong {
      findings = List.copyOf(findings);
    }
  }
}
