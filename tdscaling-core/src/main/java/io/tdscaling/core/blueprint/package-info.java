/** Planning: executable blueprints over a cluster, made without a model. */
@NullMarked
package io.tdscaling.core.blueprint;

import org.jspecify.annotations.NullMarked;
