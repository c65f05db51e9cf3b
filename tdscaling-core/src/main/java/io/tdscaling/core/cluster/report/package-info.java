/** Draws clusters for people: an HTML page, Graphviz graphs, curves of coverage. */
@NullMarked
package io.tdscaling.core.cluster.report;

import org.jspecify.annotations.NullMarked;
