package com.segmailer.server.webhook;

/** An endpoint as its rows name it. */
public record EndpointKey(int workspace, int no) {}
