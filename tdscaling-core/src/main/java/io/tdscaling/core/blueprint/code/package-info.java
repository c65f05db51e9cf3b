/** Plans that are programming, in whole or in part. */
@NullMarked
package io.tdscaling.core.blueprint.code;

import org.jspecify.annotations.NullMarked;
