package com.segmailer.bench;

import com.segmailer.bench.load.Api;

/**
 * A workspace made for a scenario.
 *
 * @param number as the tables know it
 */
public record Workspace(int number, Api api) {}
