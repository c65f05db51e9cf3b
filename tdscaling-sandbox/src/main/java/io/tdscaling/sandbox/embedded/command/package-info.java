/** Small versions of the file commands that agents type, and the command lines that join them. */
@NullMarked
package io.tdscaling.sandbox.embedded.command;

import org.jspecify.annotations.NullMarked;
