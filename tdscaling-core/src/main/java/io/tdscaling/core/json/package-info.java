/** JSON reading, writing and canonical forms that are the same on every JDK. */
@NullMarked
package io.tdscaling.core.json;

import org.jspecify.annotations.NullMarked;
