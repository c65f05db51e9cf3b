package io.tdscaling.api.evolution;

/**
 * How plans have fared that came about by one mutation.
 *
 * @param mutation the mutation
 * @param settled attempts made by it whose result is known
 * @param landed those of them that were accepted and fell into the cell they were aimed at
 * @param novel those of them that were accepted and whose gain was above that of their cell, as far
 *     as it could be foreseen
 */
public record MutationReport(Mutation mutation, long settled, long landed, long novel) {}
