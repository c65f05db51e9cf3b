@NullMarked
package io.tdscaling.core.schema;

import org.jspecify.annotations.NullMarked;
