package io.tdscaling.core.cluster.mining;

import java.util.List;

/**
 * A service as far as its tools were read.
 *
 * @param tools its tools
 * @param offers what they return
 * @param domains its business domains
 * @param platforms names of platforms that it works with, as other services do
 */
record MinedService(
    List<ToolFacts> tools, List<Offer> offers, List<String> domains, List<String> platforms) {}
