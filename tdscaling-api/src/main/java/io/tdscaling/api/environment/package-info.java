/** Environments that execute tool calls, isolated per trajectory and replayable. */
@NullMarked
package io.tdscaling.api.environment;

import org.jspecify.annotations.NullMarked;
