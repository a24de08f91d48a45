package com.segmailer.server.template;

import java.time.Instant;

/** A version of a template's content, and what was made of it. */
record StoredVersion(int version, InlineContent content, Sources sources, Instant createdAt) {}
