package io.tdscaling.api.cluster;

/**
 * What the first clusters cover.
 *
 * @param clusters how many clusters
 * @param tools tools in one of them together with a tool they have a dependency with
 * @param dependencies dependencies within one of them
 * @param domains primary domains of them
 */
public record CoveragePoint(int clusters, int tools, int dependencies, int domains) {}
