package io.tdscaling.api.evolution;

/**
 * How synthesis has fared in one cell.
 *
 * @param cell the cell
 * @param targeted attempts aimed at the cell, those still under way among them
 * @param settled attempts aimed at the cell whose result is known
 * @param landed settled attempts that were accepted and did fall into the cell
 * @param held accepted trajectories that fall into the cell, wherever they were aimed
 * @param tokens tokens used by the settled attempts
 * @param archived plans of the cell that others can descend from
 * @param gain what one more trajectory there is expected to add to the metrics, summed over the
 *     metrics
 */
public record CellReport(
    Cell cell,
    long targeted,
    long settled,
    long landed,
    long held,
    long tokens,
    int archived,
    double gain) {}
