/** The roles that act a blueprint out. */
@NullMarked
package io.tdscaling.api.agent;

import org.jspecify.annotations.NullMarked;
