/** Blueprints: executable plans made before any conversation. */
@NullMarked
package io.tdscaling.api.blueprint;

import org.jspecify.annotations.NullMarked;
