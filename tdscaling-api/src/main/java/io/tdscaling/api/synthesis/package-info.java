/** A synthesis run: its budget, attempts, events, sinks and summary. */
@NullMarked
package io.tdscaling.api.synthesis;

import org.jspecify.annotations.NullMarked;
