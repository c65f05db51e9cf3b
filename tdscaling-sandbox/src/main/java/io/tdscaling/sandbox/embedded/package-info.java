/**
 * The backend that needs nothing installed: interpreters that are Java bytecode, over a file system
 * in memory.
 */
@NullMarked
package io.tdscaling.sandbox.embedded;

import org.jspecify.annotations.NullMarked;
