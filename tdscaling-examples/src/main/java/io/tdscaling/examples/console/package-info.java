/** What the quick start and the command line show of a run. */
@NullMarked
package io.tdscaling.examples.console;

import org.jspecify.annotations.NullMarked;
