/**
 * The backend for Linux that executes real programs: python3, bash, pytest, SQLite and node, each
 * execution in a bubblewrap sandbox of its own, within the limits of a control group.
 *
 * <p>Everything that comes out of a sandbox, the files above all, is read as hostile input.
 */
@NullMarked
package io.tdscaling.sandbox.bubblewrap;

import org.jspecify.annotations.NullMarked;
