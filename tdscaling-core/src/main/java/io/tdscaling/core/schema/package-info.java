/** JSON Schema: whether a schema can be used, whether a value fits it, and values that do. */
@NullMarked
package io.tdscaling.core.schema;

import org.jspecify.annotations.NullMarked;
