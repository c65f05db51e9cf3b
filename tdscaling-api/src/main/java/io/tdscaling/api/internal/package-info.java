/** Argument checks and defensive copies shared by the API records; not exported. */
@NullMarked
package io.tdscaling.api.internal;

import org.jspecify.annotations.NullMarked;
