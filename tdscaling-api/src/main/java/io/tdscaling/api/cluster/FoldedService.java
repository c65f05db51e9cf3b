package io.tdscaling.api.cluster;

/**
 * A service that is left out because another one is nearly the same: registries hold many copies of
 * popular servers.
 *
 * @param service id of the service that is left out
 * @param representative id of the service that stands for it
 * @param similarity Jaccard similarity of their tools' names and parameters, in [0, 1]
 * @param tools how many of its tools the representative stands for; the others stay
 */
public record FoldedService(String service, String representative, double similarity, int tools) {}
