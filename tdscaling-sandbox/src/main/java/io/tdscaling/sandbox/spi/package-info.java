/** What executes code: backends, and the sessions that they open over a workspace. */
@NullMarked
package io.tdscaling.sandbox.spi;

import org.jspecify.annotations.NullMarked;
