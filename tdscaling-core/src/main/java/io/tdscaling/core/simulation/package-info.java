/** Acting blueprints out: the conversation loop and the roles, procedural and model-backed. */
@NullMarked
package io.tdscaling.core.simulation;

import org.jspecify.annotations.NullMarked;
