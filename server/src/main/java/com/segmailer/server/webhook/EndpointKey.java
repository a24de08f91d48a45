package com.segmailer.server.webhook;

/** An endpoint as its rows name it. */
record EndpointKey(int workspace, int no) {}
