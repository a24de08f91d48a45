package com.segmailer.server.template;

import com.segmailer.core.template.Template;
import java.util.Optional;

/** A content ready to be rendered any number of times. */
record Compiled(
    Template subject, Template html, Optional<Template> text, boolean generated, int weight) {}
