package com.segmailer.bench.load;

/** Where requests go. */
public record Target(int port, String path, String key) {}
