package com.segmailer.server.workspace;

import java.util.Optional;

/**
 * How a workspace has openings and clicks told.
 *
 * @param domain the host of its links; none for the server's own
 * @param consentAttribute the attribute that must be true of those who are tracked; none for all
 */
public record TrackingSettings(Optional<String> domain, Optional<String> consentAttribute) {}
