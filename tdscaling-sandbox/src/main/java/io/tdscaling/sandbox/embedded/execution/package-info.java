/** What the interpreters share: one execution's time, memory and output. */
@NullMarked
package io.tdscaling.sandbox.embedded.execution;

import org.jspecify.annotations.NullMarked;
