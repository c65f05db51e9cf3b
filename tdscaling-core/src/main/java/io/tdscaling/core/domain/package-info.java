/** Assigns business domains to services that come without. */
@NullMarked
package io.tdscaling.core.domain;

import org.jspecify.annotations.NullMarked;
