/** The command line. */
@NullMarked
package io.tdscaling.examples.cli;

import org.jspecify.annotations.NullMarked;
