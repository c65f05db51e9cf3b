/** Where the values in tool calls come from. */
@NullMarked
package io.tdscaling.core.dataflow;

import org.jspecify.annotations.NullMarked;
