/** Tools, the services they belong to, and the catalog that holds them. */
@NullMarked
package io.tdscaling.api.tool;

import org.jspecify.annotations.NullMarked;
