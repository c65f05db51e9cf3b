package io.tdscaling.api.cluster;

/**
 * Clusters in numbers. A tool is connectable if it has at least one dependency, and covered if it
 * is in a cluster together with a tool it has a dependency with.
 *
 * @param tools tools that were clustered
 * @param clusters clusters
 * @param connected clusters with at least one dependency
 * @param acrossServices of these, clusters with a dependency between two services
 * @param connectable tools with a dependency
 * @param covered of these, tools in a cluster with it
 * @param dependencies dependencies between the tools
 * @param stateDependencies of these, those that hand on no value
 * @param dependenciesAcross of these, those between services
 * @param coveredDependencies dependencies that are within a cluster
 * @param singleToolServices services of which only one tool can be used
 * @param timesUsed clusters a covered tool is in, on average
 * @param highestOverlap the highest share of the smaller of two clusters' tools that both have
 */
public record ClusterStatistics(
    int tools,
    int clusters,
    int connected,
    int acrossServices,
    int connectable,
    int covered,
    int dependencies,
    int stateDependencies,
    int dependenciesAcross,
    int coveredDependencies,
    int singleToolServices,
    double timesUsed,
    double highestOverlap) {}
